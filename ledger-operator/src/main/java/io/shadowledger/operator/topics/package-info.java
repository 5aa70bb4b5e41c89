/** The topics of a ledger: a pure planner, and a thin edge to Kafka. Nothing here deletes a topic. */
@NullMarked
package io.shadowledger.operator.topics;

import org.jspecify.annotations.NullMarked;

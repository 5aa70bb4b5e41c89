/** Requests that the operator makes by a schedule of a ledger. */
@NullMarked
package io.shadowledger.operator.schedule;

import org.jspecify.annotations.NullMarked;

/** Seeded streams of transaction events, with what they must come to. */
@NullMarked
package io.shadowledger.proof.workload;

import org.jspecify.annotations.NullMarked;

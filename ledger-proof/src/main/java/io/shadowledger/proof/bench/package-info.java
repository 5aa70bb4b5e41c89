/**
 * {@code shadowledger bench}: rates as ratios to a limit that is taken in the same run on the same machine.
 */
@NullMarked
package io.shadowledger.proof.bench;

import org.jspecify.annotations.NullMarked;

/** {@code shadowledger chaos hostile}: events that are meant to do harm, through every door. */
@NullMarked
package io.shadowledger.proof.hostile;

import org.jspecify.annotations.NullMarked;

/** Proves what the ledger claims: {@code shadowledger bench} its speed, {@code shadowledger chaos} its exactness. */
@NullMarked
package io.shadowledger.proof;

import org.jspecify.annotations.NullMarked;

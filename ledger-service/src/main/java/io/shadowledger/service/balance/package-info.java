/** Answers balances, statements and the trial balance. */
@NullMarked
package io.shadowledger.service.balance;

import org.jspecify.annotations.NullMarked;

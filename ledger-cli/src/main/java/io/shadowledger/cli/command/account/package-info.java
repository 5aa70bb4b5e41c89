/** Accounts, balances, statements and the trial balance. */
@NullMarked
package io.shadowledger.cli.command.account;

import org.jspecify.annotations.NullMarked;

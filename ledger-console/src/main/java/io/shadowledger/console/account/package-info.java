/** Balances and statements. */
@NullMarked
package io.shadowledger.console.account;

import org.jspecify.annotations.NullMarked;

/** How the ledger is doing, in words. */
@NullMarked
package io.shadowledger.console.status;

import org.jspecify.annotations.NullMarked;

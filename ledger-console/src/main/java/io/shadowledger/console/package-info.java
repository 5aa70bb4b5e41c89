/** The finance staff's web console. It knows the ledger by {@code ledger-api} alone. */
@NullMarked
package io.shadowledger.console;

import org.jspecify.annotations.NullMarked;

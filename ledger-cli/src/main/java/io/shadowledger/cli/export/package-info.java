/** Files that the ledger writes out as a whole: kept only when they are whole. */
@NullMarked
package io.shadowledger.cli.export;

import org.jspecify.annotations.NullMarked;

/** Comparing reports of the core banking system on request, through the ledger's own door. */
@NullMarked
package io.shadowledger.operator.driftcheck;

import org.jspecify.annotations.NullMarked;

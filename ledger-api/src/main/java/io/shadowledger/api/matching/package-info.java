/** How entries of the core banking system are matched with the ledger's events. */
@NullMarked
package io.shadowledger.api.matching;

import org.jspecify.annotations.NullMarked;

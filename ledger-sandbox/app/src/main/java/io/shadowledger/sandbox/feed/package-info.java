/** Feeds the sample day through the ledger's public interface, as a bank's systems would. */
@NullMarked
package io.shadowledger.sandbox.feed;

import org.jspecify.annotations.NullMarked;

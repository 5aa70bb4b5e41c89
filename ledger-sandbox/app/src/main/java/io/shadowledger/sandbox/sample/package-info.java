/**
 * A made-up day of a bank, for trying things out and as the oracle of the end-to-end tests. It shares no code with the
 * ledger: its sums are its own.
 */
@NullMarked
package io.shadowledger.sandbox.sample;

import org.jspecify.annotations.NullMarked;

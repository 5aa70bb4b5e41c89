/** Makes events of the ledger from the entries of statements. */
@NullMarked
package io.shadowledger.formats.event;

import org.jspecify.annotations.NullMarked;

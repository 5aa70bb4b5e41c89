/** Compares a book with what it must hold, without the ledger's own arithmetic. */
@NullMarked
package io.shadowledger.proof.judgement;

import org.jspecify.annotations.NullMarked;

/** Requests that a Job of the ledger's image does: to verify a book, to make it anew. */
@NullMarked
package io.shadowledger.operator.request;

import org.jspecify.annotations.NullMarked;

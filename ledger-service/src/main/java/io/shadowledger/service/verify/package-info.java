/** Proves that the book is what was posted, and names what is not: docs/verify.md. */
@NullMarked
package io.shadowledger.service.verify;

import org.jspecify.annotations.NullMarked;

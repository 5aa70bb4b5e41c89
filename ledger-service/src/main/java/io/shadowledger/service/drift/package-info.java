/**
 * The comparison of the two books: what differs, why, and the breaks that live until they tie again. It reads the book
 * and never writes to it. Explained in docs/drift.md.
 */
@NullMarked
package io.shadowledger.service.drift;

import org.jspecify.annotations.NullMarked;

/** Posts topic records to the book, exactly once: docs/posting-protocol.md. */
@NullMarked
package io.shadowledger.service.posting;

import org.jspecify.annotations.NullMarked;

/** Makes the book anew from the topics, in an empty database, and compares it with the original: docs/verify.md. */
@NullMarked
package io.shadowledger.service.rebuild;

import org.jspecify.annotations.NullMarked;

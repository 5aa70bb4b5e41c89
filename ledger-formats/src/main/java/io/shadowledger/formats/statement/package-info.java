/** What a statement says, the same for all formats. */
@NullMarked
package io.shadowledger.formats.statement;

import org.jspecify.annotations.NullMarked;

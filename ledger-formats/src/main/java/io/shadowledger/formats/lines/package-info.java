/** Reads text files of unknown encoding line by line. */
@NullMarked
package io.shadowledger.formats.lines;

import org.jspecify.annotations.NullMarked;

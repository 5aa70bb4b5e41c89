/** The command line: {@code shadowledger}, which is also a plugin of kubectl. */
@NullMarked
package io.shadowledger.cli;

import org.jspecify.annotations.NullMarked;

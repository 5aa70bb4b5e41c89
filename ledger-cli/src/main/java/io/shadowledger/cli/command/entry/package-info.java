/** The search for entries. */
@NullMarked
package io.shadowledger.cli.command.entry;

import org.jspecify.annotations.NullMarked;

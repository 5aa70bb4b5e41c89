/** The months that the book is stored by. */
@NullMarked
package io.shadowledger.cli.command.storage;

import org.jspecify.annotations.NullMarked;

/** The command tree's root, and what its commands share. A command parses, calls and renders; it holds no logic. */
@NullMarked
package io.shadowledger.cli.command;

import org.jspecify.annotations.NullMarked;

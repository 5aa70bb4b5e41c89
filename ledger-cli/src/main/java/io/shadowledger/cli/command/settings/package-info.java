/** The configuration file. */
@NullMarked
package io.shadowledger.cli.command.settings;

import org.jspecify.annotations.NullMarked;

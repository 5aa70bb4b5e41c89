/** Records that were not posted: dead letters and conflicts. */
@NullMarked
package io.shadowledger.cli.command.deadletter;

import org.jspecify.annotations.NullMarked;

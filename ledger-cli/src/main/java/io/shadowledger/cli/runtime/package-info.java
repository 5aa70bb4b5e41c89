/** What every command stands on: the machine's environment, exit codes, failures. */
@NullMarked
package io.shadowledger.cli.runtime;

import org.jspecify.annotations.NullMarked;

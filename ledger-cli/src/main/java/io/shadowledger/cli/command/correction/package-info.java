/** Corrections: proposed by one, approved or rejected by another. */
@NullMarked
package io.shadowledger.cli.command.correction;

import org.jspecify.annotations.NullMarked;

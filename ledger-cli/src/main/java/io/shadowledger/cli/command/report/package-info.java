/** Reports that were sent before. */
@NullMarked
package io.shadowledger.cli.command.report;

import org.jspecify.annotations.NullMarked;

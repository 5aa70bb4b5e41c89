/** Whether the book is what was posted. */
@NullMarked
package io.shadowledger.cli.command.verification;

import org.jspecify.annotations.NullMarked;

/** Reports of the core banking system compared, and the breaks that come of it. */
@NullMarked
package io.shadowledger.cli.command.drift;

import org.jspecify.annotations.NullMarked;

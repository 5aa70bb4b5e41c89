/** Files of events: reading them line by line, and sending them in batches that may be sent again. */
@NullMarked
package io.shadowledger.cli.imports;

import org.jspecify.annotations.NullMarked;

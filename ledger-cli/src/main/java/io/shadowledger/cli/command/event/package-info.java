/** Events into the ledger. */
@NullMarked
package io.shadowledger.cli.command.event;

import org.jspecify.annotations.NullMarked;

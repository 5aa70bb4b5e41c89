/** How the ledger is doing, seen from the service and from the cluster. */
@NullMarked
package io.shadowledger.cli.command.status;

import org.jspecify.annotations.NullMarked;

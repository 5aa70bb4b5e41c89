/** What the cluster says of a ledger. */
@NullMarked
package io.shadowledger.cli.kubernetes;

import org.jspecify.annotations.NullMarked;

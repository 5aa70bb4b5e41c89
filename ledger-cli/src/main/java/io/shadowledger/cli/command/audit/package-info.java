/** The audit trail: read, exported and verified. */
@NullMarked
package io.shadowledger.cli.command.audit;

import org.jspecify.annotations.NullMarked;

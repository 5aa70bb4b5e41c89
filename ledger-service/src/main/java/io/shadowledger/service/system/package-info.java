/** Says how the ledger is doing. */
@NullMarked
package io.shadowledger.service.system;

import org.jspecify.annotations.NullMarked;

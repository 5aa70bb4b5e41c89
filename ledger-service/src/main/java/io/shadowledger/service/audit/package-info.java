/** The audit trail: who did what to which thing, in the same transaction as the deed. */
@NullMarked
package io.shadowledger.service.audit;

import org.jspecify.annotations.NullMarked;

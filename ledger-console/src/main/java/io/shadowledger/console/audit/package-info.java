/** The audit trail: who did what, and whether the trail is what was written. */
@NullMarked
package io.shadowledger.console.audit;

import org.jspecify.annotations.NullMarked;

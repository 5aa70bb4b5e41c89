/** The reconciliation of the ShadowLedger resource: observe, apply, report. */
@NullMarked
package io.shadowledger.operator.shadowledger;

import org.jspecify.annotations.NullMarked;

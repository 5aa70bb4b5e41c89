/** The Secrets that a ledger names; read, never copied, never written. */
@NullMarked
package io.shadowledger.operator.secrets;

import org.jspecify.annotations.NullMarked;

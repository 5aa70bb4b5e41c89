/** The ledger that the sandbox asks the operator for, and the wait until it runs. */
@NullMarked
package io.shadowledger.sandbox.demo;

import org.jspecify.annotations.NullMarked;

/** The Kubernetes objects of a ledger: one class per object with a pure function that says what it shall be. */
@NullMarked
package io.shadowledger.operator.workload;

import org.jspecify.annotations.NullMarked;

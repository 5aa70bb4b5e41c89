/** The tables that {@code kubectl get} prints. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated.table;

import org.jspecify.annotations.NullMarked;

/** Kubeconfig files. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.kubeconfig;

import org.jspecify.annotations.NullMarked;

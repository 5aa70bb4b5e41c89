/**
 * A Kubernetes API on one machine: the user's own cluster, a real API server, or a simulated one, behind
 * {@link io.shadowledger.sandbox.kubernetes.KubernetesApi}.
 */
@NullMarked
package io.shadowledger.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;

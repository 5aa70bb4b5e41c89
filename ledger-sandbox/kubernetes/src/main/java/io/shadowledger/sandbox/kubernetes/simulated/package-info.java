/**
 * A Kubernetes API server in this process: no etcd, no nodes, no authorization, but the same verbs, schemas, patches and
 * messages, so that {@code kubectl} and operators work against it unchanged.
 */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated;

import org.jspecify.annotations.NullMarked;

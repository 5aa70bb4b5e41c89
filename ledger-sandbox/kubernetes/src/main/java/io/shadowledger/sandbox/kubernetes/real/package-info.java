/** A real API server: etcd and kube-apiserver started here, on loopback. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.real;

import org.jspecify.annotations.NullMarked;

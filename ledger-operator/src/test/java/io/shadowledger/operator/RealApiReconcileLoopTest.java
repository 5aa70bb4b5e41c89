package io.shadowledger.operator;

import io.shadowledger.sandbox.kubernetes.KubernetesMode;

/** A real kube-apiserver, where {@code KUBEBUILDER_ASSETS} names one. */
class RealApiReconcileLoopTest extends ReconcileLoopContract {

    @Override
    KubernetesMode mode() {
        return KubernetesMode.REAL;
    }

    @Override
    boolean ssa() {
        return true;
    }
}

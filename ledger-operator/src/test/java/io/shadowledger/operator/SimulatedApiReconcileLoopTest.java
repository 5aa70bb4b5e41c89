package io.shadowledger.operator;

import io.shadowledger.sandbox.kubernetes.KubernetesMode;

/** The sandbox's API, with server-side apply. */
class SimulatedApiReconcileLoopTest extends ReconcileLoopContract {

    @Override
    KubernetesMode mode() {
        return KubernetesMode.SIMULATED;
    }

    @Override
    boolean ssa() {
        return true;
    }
}

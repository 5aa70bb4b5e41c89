package io.shadowledger.operator;

import io.shadowledger.sandbox.kubernetes.KubernetesMode;

/** The setting {@code ssa: false}, for an API that cannot do server-side apply. */
class SimulatedApiWithoutApplyReconcileLoopTest extends ReconcileLoopContract {

    @Override
    KubernetesMode mode() {
        return KubernetesMode.SIMULATED;
    }

    @Override
    boolean ssa() {
        return false;
    }
}

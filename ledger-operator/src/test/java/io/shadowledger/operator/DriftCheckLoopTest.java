package io.shadowledger.operator;

import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import org.junit.jupiter.api.Nested;

/** Drift checks on request, against each API. */
class DriftCheckLoopTest {

    /** The sandbox's API, with server-side apply. */
    @Nested
    class SimulatedApi extends DriftCheckLoopContract {

        @Override
        KubernetesMode mode() {
            return KubernetesMode.SIMULATED;
        }

        @Override
        boolean ssa() {
            return true;
        }
    }

    /** The setting {@code ssa: false}, for an API that cannot do server-side apply. */
    @Nested
    class SimulatedApiWithoutApply extends DriftCheckLoopContract {

        @Override
        KubernetesMode mode() {
            return KubernetesMode.SIMULATED;
        }

        @Override
        boolean ssa() {
            return false;
        }
    }

    /** A real kube-apiserver, where {@code KUBEBUILDER_ASSETS} names one. */
    @Nested
    class RealApi extends DriftCheckLoopContract {

        @Override
        KubernetesMode mode() {
            return KubernetesMode.REAL;
        }

        @Override
        boolean ssa() {
            return true;
        }
    }
}

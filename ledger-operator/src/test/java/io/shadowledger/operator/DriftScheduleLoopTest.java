package io.shadowledger.operator;

import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import org.junit.jupiter.api.Nested;

/** Drift checks by schedule, against each API. */
class DriftScheduleLoopTest {

    /** The sandbox's API, with server-side apply. */
    @Nested
    class SimulatedApi extends DriftScheduleLoopContract {

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
    class SimulatedApiWithoutApply extends DriftScheduleLoopContract {

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
    class RealApi extends DriftScheduleLoopContract {

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

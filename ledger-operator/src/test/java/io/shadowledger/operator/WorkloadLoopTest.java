package io.shadowledger.operator;

import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import org.junit.jupiter.api.Nested;

/** The objects of a ledger, against each API. */
class WorkloadLoopTest {

    /** The sandbox's API, with server-side apply. */
    @Nested
    class SimulatedApi extends WorkloadLoopContract {

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
    class SimulatedApiWithoutApply extends WorkloadLoopContract {

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
    class RealApi extends WorkloadLoopContract {

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

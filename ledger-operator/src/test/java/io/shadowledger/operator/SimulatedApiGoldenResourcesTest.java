package io.shadowledger.operator;

import io.shadowledger.sandbox.kubernetes.KubernetesMode;

class SimulatedApiGoldenResourcesTest extends GoldenResourcesContract {

    @Override
    KubernetesMode mode() {
        return KubernetesMode.SIMULATED;
    }
}

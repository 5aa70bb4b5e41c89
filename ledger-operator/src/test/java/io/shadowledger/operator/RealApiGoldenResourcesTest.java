package io.shadowledger.operator;

import io.shadowledger.sandbox.kubernetes.KubernetesMode;

class RealApiGoldenResourcesTest extends GoldenResourcesContract {

    @Override
    KubernetesMode mode() {
        return KubernetesMode.REAL;
    }
}

package io.shadowledger.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;

/** fabric8's mock server: an API without server-side apply, so this is the setting {@code ssa: false} at work. */
@EnableKubernetesMockClient(crud = true)
class MockApiReconcileLoopTest extends ReconcileLoopContract {

    private static KubernetesClient client;

    @Override
    KubernetesClient client() {
        return client;
    }

    @Override
    boolean ssa() {
        return false;
    }
}

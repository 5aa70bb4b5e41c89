package io.shadowledger.sandbox.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.shadowledger.sandbox.kubernetes.simulated.SimulatedKubernetes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerCollectorTest {

    @TempDir
    Path home;

    @Test
    void what_has_lost_its_owner_goes_and_the_rest_stays() {
        try (var kubernetes = SimulatedKubernetes.start(home, Clock.systemUTC());
                var client = new KubernetesClientBuilder()
                        .withConfig(
                                Config.fromKubeconfig(kubernetes.kubeconfig().toFile()))
                        .build()) {
            // Given
            var owner = create(client, "owner", null, "");
            create(client, "owned", owner.getMetadata().getUid(), "owner");
            create(client, "of-a-namesake", UUID.randomUUID().toString(), "owner");
            create(client, "of-nobody", UUID.randomUUID().toString(), "gone");

            // When
            new OwnerCollector(client).collect();

            // Then
            assertThat(client.configMaps().inNamespace("default").list().getItems())
                    .extracting(map -> map.getMetadata().getName())
                    .containsExactly("owned", "owner");
            assertThat(OwnerCollector.ifNeeded(client)).isEmpty();
        }
    }

    private static ConfigMap create(KubernetesClient client, String name, String ownerUid, String ownerName) {
        var map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata();
        if (ownerUid != null) {
            map.editMetadata()
                    .addNewOwnerReference()
                    .withApiVersion("v1")
                    .withKind("ConfigMap")
                    .withName(ownerName)
                    .withUid(ownerUid)
                    .endOwnerReference()
                    .endMetadata();
        }
        return client.configMaps().resource(map.build()).create();
    }
}

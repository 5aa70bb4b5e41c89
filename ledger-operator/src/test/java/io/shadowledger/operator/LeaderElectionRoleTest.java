package io.shadowledger.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectorBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LeaderElectionRoleTest {

    private static final ApiCall LEASE_UPDATE = new ApiCall("coordination.k8s.io", "leases", "update");

    /** The operator itself would end this JVM when it loses the lease; what talks to the API is the same elector. */
    @Test
    void electingALeaderUsesExactlyTheRightsOfItsRoleAndTheOneThatTheFrameworkAsksFor() throws Exception {
        try (var kubernetes = TestKubernetes.open(KubernetesMode.SIMULATED);
                var executor = Executors.newCachedThreadPool()) {
            // Given
            kubernetes
                    .client()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName("elections")
                            .endMetadata()
                            .build())
                    .create();
            var elector = new LeaderElectorBuilder(kubernetes.recorded(), executor)
                    .withConfig(new LeaderElectionConfig(
                            new LeaseLock("elections", "shadow-ledger-operator", "the-first"),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(3),
                            Duration.ofMillis(200),
                            new LeaderCallbacks(() -> {}, () -> {}, leader -> {}),
                            false,
                            "shadow-ledger-operator"))
                    .build();

            // When
            var election = elector.start();

            // Then
            var expected = new TreeSet<>(OperatorRole.granted("leader-election-role.yaml"));
            assertThat(expected.remove(LEASE_UPDATE)).isTrue();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(kubernetes.calls()).containsExactlyInAnyOrderElementsOf(expected));
            election.cancel(false);
        }
    }
}

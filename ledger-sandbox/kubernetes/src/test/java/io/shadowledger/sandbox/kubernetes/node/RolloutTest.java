package io.shadowledger.sandbox.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutTest {

    private static Deployment deployment(int replicas, String surge, String unavailable) {
        return new DeploymentBuilder()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxSurge(value(surge))
                .withMaxUnavailable(value(unavailable))
                .endRollingUpdate()
                .endStrategy()
                .endSpec()
                .build();
    }

    private static IntOrString value(String text) {
        return text.endsWith("%") ? new IntOrString(text) : new IntOrString(Integer.valueOf(text));
    }

    private static Pod pod(String hash, boolean ready, int number) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(hash + number)
                .withUid(hash + number)
                .withCreationTimestamp("2026-01-01T00:00:0" + number % 10 + "Z")
                .addToLabels(Pods.HASH_LABEL, hash)
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready ? "True" : "False")
                .endCondition()
                .endStatus()
                .build();
    }

    @Test
    void a_single_replica_is_replaced_only_when_its_successor_is_ready() {
        // Given
        var deployment = deployment(1, "25%", "25%");
        var old = pod("old", true, 1);

        // When
        var first = Rollout.next(deployment, List.of(old), 0, "new");
        var second = Rollout.next(deployment, List.of(old, pod("new", false, 2)), 0, "new");
        var third = Rollout.next(deployment, List.of(old, pod("new", true, 2)), 0, "new");

        // Then
        assertThat(first).isEqualTo(new Rollout(1, List.of()));
        assertThat(second).isEqualTo(new Rollout(0, List.of()));
        assertThat(third).isEqualTo(new Rollout(0, List.of(old)));
    }

    @Test
    void recreate_stops_everything_before_it_starts_anything() {
        // Given
        var deployment = deployment(1, "1", "0");
        deployment.getSpec().getStrategy().setType("Recreate");
        var old = pod("old", true, 1);

        // When, Then
        assertThat(Rollout.next(deployment, List.of(old), 0, "new")).isEqualTo(new Rollout(0, List.of(old)));
        assertThat(Rollout.next(deployment, List.of(), 1, "new")).isEqualTo(new Rollout(0, List.of()));
        assertThat(Rollout.next(deployment, List.of(), 0, "new")).isEqualTo(new Rollout(1, List.of()));
    }

    @Test
    void of_too_many_pods_those_that_do_not_serve_go_first() {
        // Given
        var serving = pod("h", true, 1);
        var starting = pod("h", false, 2);

        // When
        var step = Rollout.next(deployment(1, "1", "0"), List.of(serving, starting), 0, "h");

        // Then
        assertThat(step.delete()).containsExactly(starting);
    }

    @ParameterizedTest
    @CsvSource({"4,25%,25%", "3,1,0", "10,50%,20%", "2,0,0", "1,0,1"})
    void a_rollout_ends_and_never_has_too_few_or_too_many(int replicas, String surge, String unavailable) {
        // Given
        var deployment = deployment(replicas, surge, unavailable);
        List<Pod> pods = new ArrayList<>();
        for (var i = 0; i < replicas; i++) {
            pods.add(pod("old", true, i));
        }
        var maxSurge = surge.endsWith("%")
                ? (int) Math.ceil(replicas * Integer.parseInt(surge.replace("%", "")) / 100.0)
                : Integer.parseInt(surge);
        var maxMissing = unavailable.endsWith("%")
                ? replicas * Integer.parseInt(unavailable.replace("%", "")) / 100
                : Integer.parseInt(unavailable);
        var floor = replicas - Math.max(maxMissing, maxSurge == 0 ? 1 : 0);

        // When
        var steps = 0;
        while (pods.stream()
                                .filter(pod -> Pods.hash(pod).equals("new") && Pods.isReady(pod))
                                .count()
                        < replicas
                || pods.size() > replicas) {
            var step = Rollout.next(deployment, List.copyOf(pods), 0, "new");
            pods.removeAll(step.delete());
            for (var i = 0; i < step.create(); i++) {
                pods.add(pod("new", false, 100 + steps * 10 + i));
            }

            // Then
            assertThat(pods).hasSizeLessThanOrEqualTo(replicas + maxSurge);
            assertThat(pods.stream().filter(Pods::isReady).count()).isGreaterThanOrEqualTo(floor);
            pods.replaceAll(pod -> pod(
                    Pods.hash(pod),
                    true,
                    Integer.parseInt(pod.getMetadata().getName().substring(3))));
            assertThat(++steps).isLessThan(100);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_state_asks_for_more_pods_than_allowed(long seed) {
        // Given
        var random = new Random(seed);
        for (var run = 0; run < 200; run++) {
            var replicas = random.nextInt(6);
            var pods = new ArrayList<Pod>();
            for (var i = 0; i < random.nextInt(12); i++) {
                pods.add(pod(random.nextBoolean() ? "old" : "new", random.nextBoolean(), i));
            }

            // When
            var step = Rollout.next(deployment(replicas, "1", "0"), pods, 0, "new");

            // Then
            assertThat(step.create()).isBetween(0, Math.max(0, replicas + 1 - pods.size()));
            assertThat(step.delete()).doesNotHaveDuplicates();
        }
    }
}

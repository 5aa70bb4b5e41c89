package io.shadowledger.operator.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what, generation, observed, spec replicas, status replicas, updated, ready, available, complete, desired
        "all of the latest generation are available,        2, 2, 3, 3, 3, 3, 3, true,  3",
        "the controller has not seen the latest generation, 2, 1, 3, 3, 3, 3, 3, false, 3",
        "one is ready but not yet available,                1, 1, 3, 3, 3, 3, 2, false, 3",
        "one is of an old generation,                       2, 2, 3, 3, 2, 3, 3, false, 3",
        "an old one is still there,                         2, 2, 3, 4, 3, 4, 4, false, 3",
        "the autoscaler has not raised it to the floor yet, 1, 1, 1, 1, 1, 1, 1, false, 2",
        "somebody scaled it to zero,                        1, 1, 0, 0, 0, 0, 0, true,  0",
    })
    void aRolloutIsCompleteWhenEveryReplicaIsOfTheLatestGenerationAndAvailable(
            String what,
            long generation,
            long observed,
            int replicas,
            int total,
            int updated,
            int ready,
            int available,
            boolean complete,
            int desired) {
        // Given
        var deployment = deployment(generation, replicas)
                .editOrNewStatus()
                .withObservedGeneration(observed)
                .withReplicas(total)
                .withUpdatedReplicas(updated)
                .withReadyReplicas(ready)
                .withAvailableReplicas(available)
                .endStatus()
                .build();

        // When
        var rollout = Rollout.of("all", "demo-all", "http://demo-all", 2, deployment);

        // Then
        assertThat(rollout.complete()).isEqualTo(complete);
        assertThat(rollout.desired()).isEqualTo(desired);
        assertThat(rollout.ready()).isEqualTo(ready);
    }

    @Test
    void aDeploymentThatIsNotThereHasNoReplicas() {
        // When
        var rollout = Rollout.of("all", "demo-all", "http://demo-all", 2, null);

        // Then
        assertThat(rollout.complete()).isFalse();
        assertThat(rollout.ready()).isZero();
        assertThat(rollout.desired()).isEqualTo(2);
    }

    @Test
    void aDeploymentWhoseControllerGaveUpIsStuck() {
        // Given
        var deployment = deployment(1, 2)
                .withNewStatus()
                .addNewCondition()
                .withType("Progressing")
                .withStatus("False")
                .withReason("ProgressDeadlineExceeded")
                .withMessage("timed out progressing")
                .endCondition()
                .endStatus()
                .build();

        // When
        var rollout = Rollout.of("all", "demo-all", "http://demo-all", 2, deployment);

        // Then
        assertThat(rollout.stuck()).isEqualTo("timed out progressing");
    }

    private static DeploymentBuilder deployment(long generation, int replicas) {
        return new DeploymentBuilder(new Deployment())
                .withNewMetadata()
                .withGeneration(generation)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .endSpec();
    }
}

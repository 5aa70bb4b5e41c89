package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The controller of Deployments. Its pods belong to the Deployment directly: there are no ReplicaSets in between. */
final class Deployments {

    private final KubernetesClient client;
    private final Events events;
    private final String node;
    private final Clock clock;

    Deployments(KubernetesClient client, Events events, String node, Clock clock) {
        this.client = client;
        this.events = events;
        this.node = node;
        this.clock = clock;
    }

    /**
     * Brings a Deployment a step nearer to what it asks for, and writes its status.
     *
     * @param all every pod of the API
     */
    void reconcile(Deployment deployment, List<Pod> all) {
        if (deployment.getMetadata().getDeletionTimestamp() != null) {
            return;
        }
        var own = all.stream().filter(pod -> Pods.isOwnedBy(pod, deployment)).toList();
        var living = own.stream()
                .filter(pod -> !Pods.isTerminating(pod) && !Pods.isOver(pod))
                .toList();
        var template = deployment.getSpec().getTemplate();
        var hash = Pods.hash(template);
        var terminating = (int) own.stream().filter(Pods::isTerminating).count();
        var step = Rollout.next(deployment, living, terminating, hash);
        if (!Boolean.TRUE.equals(deployment.getSpec().getPaused())) {
            perform(deployment, step, hash);
        }
        own.stream().filter(pod -> Pods.isOver(pod) && !Pods.isTerminating(pod)).forEach(this::delete);
        writeStatus(deployment, living, hash);
    }

    private void perform(Deployment deployment, Rollout step, String hash) {
        var name = deployment.getMetadata().getName();
        for (var i = 0; i < step.create(); i++) {
            var pod = Pods.of(deployment.getSpec().getTemplate(), deployment, name + "-" + hash + "-", hash, node);
            var created = client.pods().resource(pod).create();
            events.normal(
                    deployment,
                    "SuccessfulCreate",
                    "Created pod: " + created.getMetadata().getName());
        }
        for (var pod : step.delete()) {
            delete(pod);
            events.normal(
                    deployment,
                    "SuccessfulDelete",
                    "Deleted pod: " + pod.getMetadata().getName());
        }
    }

    private void delete(Pod pod) {
        client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .delete();
    }

    private void writeStatus(Deployment deployment, List<Pod> living, String hash) {
        var desired = Rollout.replicas(deployment);
        var updated =
                (int) living.stream().filter(pod -> Pods.hash(pod).equals(hash)).count();
        var ready = (int) living.stream().filter(Pods::isReady).count();
        var readyUpdated = living.stream()
                .filter(pod -> Pods.hash(pod).equals(hash) && Pods.isReady(pod))
                .count();
        var complete = readyUpdated >= desired && living.size() == updated && updated == desired;
        var before = Optional.ofNullable(deployment.getStatus()).orElseGet(DeploymentStatus::new);
        var status = new DeploymentStatusBuilder()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(living.size())
                .withUpdatedReplicas(updated)
                .withReadyReplicas(ready)
                .withAvailableReplicas(ready)
                .withUnavailableReplicas(Math.max(0, desired - ready))
                .withConditions(
                        condition(
                                before,
                                "Available",
                                ready >= desired,
                                ready >= desired ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                                ready >= desired
                                        ? "Deployment has minimum availability."
                                        : "Deployment does not have minimum availability."),
                        condition(
                                before,
                                "Progressing",
                                true,
                                complete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
                                complete
                                        ? "The pods of the current template are available."
                                        : "The pods of the current template are progressing."))
                .build();
        if (!status.equals(before)) {
            client.apps()
                    .deployments()
                    .inNamespace(deployment.getMetadata().getNamespace())
                    .withName(deployment.getMetadata().getName())
                    .editStatus(current -> {
                        current.setStatus(status);
                        return current;
                    });
        }
    }

    private DeploymentCondition condition(
            DeploymentStatus before, String type, boolean holds, String reason, String message) {
        var status = holds ? "True" : "False";
        var now = ContainerState.text(clock.instant());
        var old = before.getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
        var same = old.filter(condition -> condition.getStatus().equals(status));
        return new DeploymentConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withLastTransitionTime(
                        same.map(DeploymentCondition::getLastTransitionTime).orElse(now))
                .withLastUpdateTime(same.filter(condition -> Objects.equals(condition.getReason(), reason))
                        .map(DeploymentCondition::getLastUpdateTime)
                        .orElse(now))
                .build();
    }
}

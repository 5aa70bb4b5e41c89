package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerCondition;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerConditionBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatus;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The controller of HorizontalPodAutoscalers, without metrics: every Deployment stays at its floor. */
final class Autoscalers {

    private final KubernetesClient client;
    private final Clock clock;

    Autoscalers(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    void reconcile(HorizontalPodAutoscaler autoscaler, List<Deployment> deployments) {
        var reference = autoscaler.getSpec().getScaleTargetRef();
        if (!reference.getKind().equals("Deployment")) {
            return;
        }
        var floor = Objects.requireNonNullElse(autoscaler.getSpec().getMinReplicas(), 1);
        deployments.stream()
                .filter(deployment -> deployment.getMetadata().getName().equals(reference.getName())
                        && deployment
                                .getMetadata()
                                .getNamespace()
                                .equals(autoscaler.getMetadata().getNamespace()))
                .findFirst()
                .ifPresent(deployment -> {
                    if (Rollout.replicas(deployment) != floor) {
                        client.apps()
                                .deployments()
                                .inNamespace(deployment.getMetadata().getNamespace())
                                .withName(deployment.getMetadata().getName())
                                .scale(floor);
                    }
                    writeStatus(autoscaler, deployment, floor);
                });
    }

    private void writeStatus(HorizontalPodAutoscaler autoscaler, Deployment deployment, int floor) {
        var before = Optional.ofNullable(autoscaler.getStatus()).orElseGet(HorizontalPodAutoscalerStatus::new);
        var current = deployment.getStatus() == null
                ? 0
                : Objects.requireNonNullElse(deployment.getStatus().getReplicas(), 0);
        var status = new HorizontalPodAutoscalerStatusBuilder()
                .withCurrentReplicas(current)
                .withDesiredReplicas(floor)
                .withLastScaleTime(before.getLastScaleTime())
                .withConditions(
                        condition(before, "AbleToScale", "True", "SucceededGetScale", "the target's scale is known"),
                        condition(
                                before,
                                "ScalingActive",
                                "False",
                                "FailedGetResourceMetric",
                                "there are no metrics on this node: the target stays at minReplicas"))
                .build();
        if (!status.equals(before)) {
            client.autoscaling()
                    .v2()
                    .horizontalPodAutoscalers()
                    .inNamespace(autoscaler.getMetadata().getNamespace())
                    .withName(autoscaler.getMetadata().getName())
                    .editStatus(live -> {
                        live.setStatus(status);
                        return live;
                    });
        }
    }

    private HorizontalPodAutoscalerCondition condition(
            HorizontalPodAutoscalerStatus before, String type, String status, String reason, String message) {
        return new HorizontalPodAutoscalerConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withLastTransitionTime(before.getConditions().stream()
                        .filter(condition -> condition.getType().equals(type)
                                && condition.getStatus().equals(status))
                        .map(HorizontalPodAutoscalerCondition::getLastTransitionTime)
                        .findFirst()
                        .orElseGet(() -> ContainerState.text(clock.instant())))
                .build();
    }
}

package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The controller of PodDisruptionBudgets: it only counts, there is nothing to evict from on one node. */
final class DisruptionBudgets {

    private final KubernetesClient client;
    private final Clock clock;

    DisruptionBudgets(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    void reconcile(PodDisruptionBudget budget, List<Pod> all) {
        var selected = all.stream()
                .filter(pod -> selects(budget, pod) && !Pods.isOver(pod) && !Pods.isTerminating(pod))
                .toList();
        var expected = selected.size();
        var healthy = (int) selected.stream().filter(Pods::isReady).count();
        var spec = budget.getSpec();
        var needed = spec.getMinAvailable() != null
                ? amount(spec.getMinAvailable(), expected)
                : Math.max(0, expected - amount(spec.getMaxUnavailable(), expected));
        var allowed = expected == 0 ? 0 : Math.max(0, healthy - needed);
        var before = Optional.ofNullable(budget.getStatus()).orElseGet(PodDisruptionBudgetStatus::new);
        var enough = allowed > 0;
        var since = before.getConditions().stream()
                .filter(condition -> condition.getStatus().equals(enough ? "True" : "False"))
                .map(Condition::getLastTransitionTime)
                .findFirst()
                .orElseGet(() -> ContainerState.text(clock.instant()));
        var status = new PodDisruptionBudgetStatusBuilder()
                .withObservedGeneration(budget.getMetadata().getGeneration())
                .withExpectedPods(expected)
                .withCurrentHealthy(healthy)
                .withDesiredHealthy(needed)
                .withDisruptionsAllowed(allowed)
                .withConditions(new ConditionBuilder()
                        .withType("DisruptionAllowed")
                        .withStatus(enough ? "True" : "False")
                        .withReason(enough ? "SufficientPods" : "InsufficientPods")
                        .withMessage("")
                        .withObservedGeneration(budget.getMetadata().getGeneration())
                        .withLastTransitionTime(since)
                        .build())
                .build();
        if (!status.equals(before)) {
            client.policy()
                    .v1()
                    .podDisruptionBudget()
                    .inNamespace(budget.getMetadata().getNamespace())
                    .withName(budget.getMetadata().getName())
                    .editStatus(current -> {
                        current.setStatus(status);
                        return current;
                    });
        }
    }

    private static boolean selects(PodDisruptionBudget budget, Pod pod) {
        var selector = budget.getSpec().getSelector();
        var labels = Objects.requireNonNullElse(pod.getMetadata().getLabels(), Map.<String, String>of());
        return pod.getMetadata().getNamespace().equals(budget.getMetadata().getNamespace())
                && selector != null
                && selector.getMatchLabels() != null
                && labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
    }

    private static int amount(@Nullable IntOrString bound, int expected) {
        if (bound == null) {
            return 0;
        }
        return bound.getIntVal() != null
                ? bound.getIntVal()
                : (int) Math.ceil(expected * Integer.parseInt(bound.getStrVal().replace("%", "")) / 100.0);
    }
}

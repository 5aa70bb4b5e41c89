package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.List;

/**
 * One budget per role: a drain takes one pod at a time. It is a maximum of unavailable pods and not a minimum of
 * available ones, because a minimum of one would keep the node of a single replica from ever being drained.
 */
final class DisruptionBudgets extends ChildDependent<PodDisruptionBudget> {

    DisruptionBudgets() {
        super(PodDisruptionBudget.class);
    }

    @Override
    List<PodDisruptionBudget> desired(Blueprint blueprint) {
        return blueprint.roles().stream()
                .map(role -> budget(blueprint, role.wireName()))
                .toList();
    }

    private static PodDisruptionBudget budget(Blueprint blueprint, String component) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(blueprint.componentMetadata(component))
                .withNewSpec()
                .withMaxUnavailable(new IntOrString(1))
                .withNewSelector()
                .withMatchLabels(Labels.selector(blueprint.name(), component))
                .endSelector()
                .endSpec()
                .build();
    }

    @Override
    Object essence(PodDisruptionBudget actual) {
        return actual.getSpec();
    }
}

package io.shadowledger.operator.condition;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges findings into conditions after the API conventions of Kubernetes: one condition per type, the transition time
 * moves only with the status, a type that nothing was found about keeps what it had.
 */
public final class Conditions {

    private final Clock clock;

    public Conditions(Clock clock) {
        this.clock = clock;
    }

    /**
     * The conditions after a reconciliation.
     *
     * @param before the conditions that the resource has
     * @param findings by condition type, in the order in which they shall be reported
     * @param generation the generation that the findings are about
     */
    public List<Condition> merge(List<Condition> before, Map<String, Finding> findings, @Nullable Long generation) {
        var merged = new LinkedHashMap<String, Condition>();
        before.forEach(condition -> merged.put(condition.getType(), condition));
        findings.forEach((type, finding) -> merged.put(type, condition(type, finding, generation, merged.get(type))));
        return List.copyOf(merged.values());
    }

    private Condition condition(String type, Finding finding, @Nullable Long generation, @Nullable Condition before) {
        var status = finding.verdict().wireName();
        var since = before != null && status.equals(before.getStatus())
                ? before.getLastTransitionTime()
                : clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return new ConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(finding.reason())
                .withMessage(finding.message())
                .withObservedGeneration(generation)
                .withLastTransitionTime(since)
                .build();
    }
}

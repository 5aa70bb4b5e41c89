package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the operator found, last. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShadowLedgerStatus(
        @JsonPropertyDescription("metadata.generation of the spec that this status is about.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("Ready, Reconciling, TopicsReady and DatabaseReady, each with a reason and a message "
                + "that says what to do.")
        @Size(max = 16)
        List<Condition> conditions,

        @JsonPropertyDescription("Ready replicas of all roles against the wanted ones, such as 6/6.") @Nullable
        String replicas,

        @JsonPropertyDescription("Topics that are as wanted against all wanted ones, such as 3/3.") @Nullable
        String topics,

        @JsonPropertyDescription("The Deployments, one per role and the console.") @Size(max = 16)
        List<RoleStatus> roles,

        @JsonPropertyDescription("The schedules of drift checks, each with its last and its next run.") @Size(max = 16)
        List<DriftScheduleStatus> driftSchedules) {

    public ShadowLedgerStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        roles = roles == null ? List.of() : List.copyOf(roles);
        driftSchedules = driftSchedules == null ? List.of() : List.copyOf(driftSchedules);
    }

    /** The condition of that type, if the operator has set it. */
    public Optional<Condition> condition(String type) {
        return conditions.stream().filter(c -> type.equals(c.getType())).findFirst();
    }
}

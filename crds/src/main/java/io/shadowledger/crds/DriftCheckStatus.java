package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What comparing came to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DriftCheckStatus(
        @JsonPropertyDescription("Pending, Running, Ties, Drift or Failed.") @Nullable
        CheckPhase phase,

        @JsonPropertyDescription("The ledger's id of the report.") @Nullable
        String reportId,

        @JsonPropertyDescription("Name of the report in the ledger.") @Nullable
        String reportName,

        @JsonPropertyDescription("The moment that its balances stand for.") @Nullable
        String asOf,

        @JsonPropertyDescription("Balances in the report.") @Nullable
        Long accounts,

        @JsonPropertyDescription("Accounts that differ by more than what counts as rounding.") @Nullable
        Long differing,

        @JsonPropertyDescription("Accounts per verdict.") Map<String, Long> verdicts,

        @JsonPropertyDescription("What nothing explains, of each currency that has some, such as CZK 12.00; 0 if every "
                + "cause is named.")
        @Nullable
        String residual,

        @JsonPropertyDescription("The drift per currency.") @Size(max = 200)
        List<CurrencyDrift> drift,

        @JsonPropertyDescription("When the ledger took the report.") @Nullable
        String startedAt,

        @JsonPropertyDescription("When it was compared.") @Nullable
        String completedAt,

        @JsonPropertyDescription("How long that took, such as 3s.") @Nullable
        String duration,

        @JsonPropertyDescription("The report in the console.") @Nullable
        String link,

        @JsonPropertyDescription("Complete, Ties and Failed, each with a reason and a message.") @Size(max = 8)
        List<Condition> conditions) {

    public DriftCheckStatus {
        verdicts = verdicts == null ? Map.of() : new TreeMap<>(verdicts);
        drift = drift == null ? List.of() : List.copyOf(drift);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** Whether nothing more happens. Not named as a property, so that it is none. */
    public boolean finished() {
        return phase != null && phase.finished();
    }
}

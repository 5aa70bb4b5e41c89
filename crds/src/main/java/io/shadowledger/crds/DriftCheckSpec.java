package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which report of the core banking system to compare with which book. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.report.configMap) == has(self.asOf)",
        fieldPath = ".asOf",
        message = "set asOf, the moment that the balances stand for, with report.configMap; leave it out with "
                + "report.latest, which was sent with its own")
@ValidationRule(
        value = "!has(self.asOf) || self.asOf.matches(" + Patterns.TIME + ")",
        fieldPath = ".asOf",
        message = "asOf must be a time in UTC such as 2026-11-20T23:59:59Z")
@ValidationRule(
        value = "!has(self.deadline) || self.deadline.matches(" + Patterns.TIME + ")",
        fieldPath = ".deadline",
        message = "deadline must be a time in UTC such as 2026-11-21T08:00:00Z")
public record DriftCheckSpec(
        @JsonPropertyDescription("Name of the ShadowLedger, in the same namespace.") @Required @Size(min = 1, max = 40)
        String ledger,

        @JsonPropertyDescription("The report: exactly one of configMap and latest.") @Required
        CheckedReport report,

        @JsonPropertyDescription("The moment that the report's balances stand for, inclusive, in UTC, such as "
                + "2026-11-20T23:59:59Z. Required with report.configMap.")
        @Size(max = 32)
        @Nullable
        String asOf,

        @JsonPropertyDescription(
                "Which time of an entry counts: value, when the bank says it happened, or booked, when "
                        + "the shadow recorded it. Of use with report.configMap.")
        @Default("value")
        CheckBasis basis,

        @JsonPropertyDescription("Whether the report claims to hold every account: only then is one that it leaves out "
                + "drift. Of use with report.configMap.")
        @Default("true")
        Boolean complete,

        @JsonPropertyDescription("Until when the report is waited for, in UTC; if it is not there by then, the check "
                + "fails. Left out: it is waited for without end.")
        @Size(max = 32)
        @Nullable
        String deadline)
        implements RequestSpec {

    public DriftCheckSpec {
        basis = Objects.requireNonNullElse(basis, CheckBasis.value);
        complete = Objects.requireNonNullElse(complete, true);
    }
}

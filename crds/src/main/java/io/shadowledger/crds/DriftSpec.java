package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What counts as drift, how grave it is, and how it is corrected. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.roundingTolerance) || self.roundingTolerance.all(t, "
                + "self.roundingTolerance.exists_one(o, o.currency == t.currency))",
        fieldPath = ".roundingTolerance",
        message = "roundingTolerance names a currency twice: keep one line per currency")
@ValidationRule(
        value = "!has(self.reopenWithin) || self.reopenWithin.matches(" + Patterns.DURATION + ")",
        fieldPath = ".reopenWithin",
        message = "reopenWithin must be a number with s, m, h or d, such as 90d")
@ValidationRule(
        value = "!has(self.autoCorrection) || self.autoCorrection.all(a, "
                + "self.autoCorrection.exists_one(o, o.currency == a.currency))",
        fieldPath = ".autoCorrection",
        message = "autoCorrection names a currency twice: keep one line per currency")
public record DriftSpec(
        @JsonPropertyDescription(
                "Per currency, the largest difference that is put down to rounding by the core banking "
                        + "system. A currency that is not listed tolerates none.")
        @Size(max = 32)
        List<RoundingTolerance> roundingTolerance,

        @JsonPropertyDescription("How long after its end a break whose difference comes back is opened again with its "
                + "history, instead of a new one. Left out: the service's own, 90d.")
        @Size(max = 8)
        @Nullable
        String reopenWithin,

        @JsonPropertyDescription("How grave a break is, by amount and age. Left out: the service's own.") @Nullable
        SeveritySpec severity,

        @JsonPropertyDescription("The bounds within which people correct.") @Nullable
        CorrectionsSpec corrections,

        @JsonPropertyDescription(
                "Per currency, what is corrected by policy without people, on the record as such. Left "
                        + "out: nothing.")
        @Size(max = 32)
        List<AutoCorrection> autoCorrection,

        @JsonPropertyDescription("When the operator makes DriftChecks by itself, each schedule by its name.")
        @Size(max = 16)
        List<DriftSchedule> schedules) {

    static final DriftSpec DEFAULTS = new DriftSpec(List.of(), null, null, null, List.of(), List.of());

    public DriftSpec {
        roundingTolerance = roundingTolerance == null ? List.of() : List.copyOf(roundingTolerance);
        autoCorrection = autoCorrection == null ? List.of() : List.copyOf(autoCorrection);
        schedules = schedules == null ? List.of() : List.copyOf(schedules);
    }
}

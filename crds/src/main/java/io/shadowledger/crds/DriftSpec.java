package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What counts as drift. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.roundingTolerance.all(t, self.roundingTolerance.exists_one(o, o.currency == t.currency))",
        fieldPath = ".roundingTolerance",
        message = "roundingTolerance names a currency twice: keep one line per currency")
public record DriftSpec(
        @JsonPropertyDescription(
                "Per currency, the largest difference that is put down to rounding by the core banking "
                        + "system. A currency that is not listed tolerates none.")
        @Size(max = 32)
        List<RoundingTolerance> roundingTolerance) {

    static final DriftSpec DEFAULTS = new DriftSpec(List.of());

    public DriftSpec {
        roundingTolerance = roundingTolerance == null ? List.of() : List.copyOf(roundingTolerance);
    }
}

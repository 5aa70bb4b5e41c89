package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Objects;

/** How grave a break is: the graver of what its amount and its age say. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.amounts) || self.amounts.all(a, self.amounts.exists_one(o, o.currency == a.currency))",
        fieldPath = ".amounts",
        message = "severity.amounts names a currency twice: keep one line per currency")
@ValidationRule(
        value = "self.mediumAfterDays <= self.highAfterDays && self.highAfterDays <= self.criticalAfterDays",
        message = "the ages must not fall: set mediumAfterDays to at most highAfterDays, and highAfterDays to at most "
                + "criticalAfterDays")
public record SeveritySpec(
        @JsonPropertyDescription("Per currency, the magnitudes at which a break becomes graver. In a currency that is "
                + "not listed only the age counts.")
        @Size(max = 32)
        List<SeverityAmounts> amounts,

        @JsonPropertyDescription("Days from the value date after which a break is of medium severity.")
        @Default("" + DEFAULT_MEDIUM)
        @Min(1)
        @Max(3660)
        Integer mediumAfterDays,

        @JsonPropertyDescription("Days after which it is of high severity.")
        @Default("" + DEFAULT_HIGH)
        @Min(1)
        @Max(3660)
        Integer highAfterDays,

        @JsonPropertyDescription("Days after which it is critical.") @Default("" + DEFAULT_CRITICAL) @Min(1) @Max(3660)
        Integer criticalAfterDays) {

    static final int DEFAULT_MEDIUM = 2;
    static final int DEFAULT_HIGH = 8;
    static final int DEFAULT_CRITICAL = 31;

    public SeveritySpec {
        amounts = amounts == null ? List.of() : List.copyOf(amounts);
        mediumAfterDays = Objects.requireNonNullElse(mediumAfterDays, DEFAULT_MEDIUM);
        highAfterDays = Objects.requireNonNullElse(highAfterDays, DEFAULT_HIGH);
        criticalAfterDays = Objects.requireNonNullElse(criticalAfterDays, DEFAULT_CRITICAL);
    }
}

package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How grave a break is: the graver of what its amount and its age say. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.amounts) || self.amounts.all(a, self.amounts.exists_one(o, o.currency == a.currency))",
        fieldPath = ".amounts",
        message = "severity.amounts names a currency twice: keep one line per currency")
@ValidationRule(
        value = "(!has(self.mediumAfter) || self.mediumAfter.matches('^[0-9]{1,6}(s|m|h|d)$')) "
                + "&& (!has(self.highAfter) || self.highAfter.matches('^[0-9]{1,6}(s|m|h|d)$')) "
                + "&& (!has(self.criticalAfter) || self.criticalAfter.matches('^[0-9]{1,6}(s|m|h|d)$'))",
        message = "mediumAfter, highAfter and criticalAfter must be a number with s, m, h or d, such as 3d")
public record SeveritySpec(
        @JsonPropertyDescription("Per currency, the magnitudes at which a break becomes graver. In a currency that is "
                + "not listed only the age counts.")
        @Size(max = 32)
        List<SeverityAmounts> amounts,

        @JsonPropertyDescription("Age from the value date at which a break is of medium severity, such as 3d.")
        @Size(max = 8)
        @Nullable
        String mediumAfter,

        @JsonPropertyDescription("Age from which it is of high severity.") @Size(max = 8) @Nullable
        String highAfter,

        @JsonPropertyDescription("Age from which it is critical.") @Size(max = 8) @Nullable
        String criticalAfter) {

    public SeveritySpec {
        amounts = amounts == null ? List.of() : List.copyOf(amounts);
    }
}

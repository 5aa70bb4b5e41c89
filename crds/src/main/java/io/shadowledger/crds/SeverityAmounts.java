package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** From which magnitude on a break in a currency is how grave. */
@ValidationRule(
        value = "self.currency.matches(" + Patterns.CURRENCY + ")",
        fieldPath = ".currency",
        message = "severity.amounts.currency must be an ISO 4217 code of three capital letters, such as EUR")
@ValidationRule(
        value = "self.medium.matches(" + Patterns.AMOUNT + ") && self.high.matches(" + Patterns.AMOUNT + ") "
                + "&& self.critical.matches(" + Patterns.AMOUNT + ")",
        message = "medium, high and critical must be decimal strings in the currency's major unit, such as \"1000.00\"")
@ValidationRule(
        value =
                "!self.medium.matches(" + Patterns.AMOUNT + ") || !self.high.matches(" + Patterns.AMOUNT + ") "
                        + "|| !self.critical.matches(" + Patterns.AMOUNT + ") "
                        + "|| (0.0 < double(self.medium) && double(self.medium) < double(self.high) && double(self.high) < double(self.critical))",
        message = "the amounts must rise from above 0: medium below high, and high below critical")
public record SeverityAmounts(
        @JsonPropertyDescription("ISO 4217 code.") @Required @Size(max = 3)
        String currency,

        @JsonPropertyDescription("From this magnitude on a break is of medium severity: a decimal string.")
        @Required
        @Size(max = 17)
        String medium,

        @JsonPropertyDescription("From this magnitude on it is of high severity.") @Required @Size(max = 17)
        String high,

        @JsonPropertyDescription("From this magnitude on it is critical.") @Required @Size(max = 17)
        String critical) {}

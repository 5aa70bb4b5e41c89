package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** How much of a currency counts as rounding. */
@ValidationRule(
        value = "self.currency.matches(" + Patterns.CURRENCY + ")",
        fieldPath = ".currency",
        message = "currency must be an ISO 4217 code of three capital letters, such as EUR")
@ValidationRule(
        value = "self.amount.matches(" + Patterns.AMOUNT + ")",
        fieldPath = ".amount",
        message = "amount must be a decimal string in the currency's major unit, such as \"1.00\"")
public record RoundingTolerance(
        @JsonPropertyDescription("ISO 4217 code.") @Required @Size(max = 3)
        String currency,

        @JsonPropertyDescription("The largest difference, in the currency's major unit: a decimal string such as 1.00.")
        @Required
        @Size(max = 17)
        String amount) {}

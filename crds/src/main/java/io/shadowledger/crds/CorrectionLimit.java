package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How much a role may propose and approve at once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.role in ['auditor', 'admin']",
        fieldPath = ".role",
        message = "role must be auditor or admin: nobody else proposes or approves corrections")
@ValidationRule(
        value = "self.currency.matches(" + Patterns.CURRENCY + ")",
        fieldPath = ".currency",
        message = "limits.currency must be an ISO 4217 code of three capital letters, such as EUR")
@ValidationRule(
        value = "(!has(self.propose) || self.propose.matches(" + Patterns.AMOUNT + ")) "
                + "&& (!has(self.approve) || self.approve.matches(" + Patterns.AMOUNT + "))",
        message = "propose and approve must be decimal strings in the currency's major unit, such as \"1000.00\"")
public record CorrectionLimit(
        @JsonPropertyDescription("Role of the user: auditor or admin.") @Required @Size(max = 16)
        String role,

        @JsonPropertyDescription("ISO 4217 code.") @Required @Size(max = 3)
        String currency,

        @JsonPropertyDescription(
                "The largest correction that the role may propose, a decimal string. Left out: no limit.")
        @Size(max = 17)
        @Nullable
        String propose,

        @JsonPropertyDescription("The largest correction that the role may approve. Left out: no limit.")
        @Size(max = 17)
        @Nullable
        String approve) {}

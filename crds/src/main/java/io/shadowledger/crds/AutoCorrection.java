package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Which breaks of a currency are corrected by policy, without people. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.currency.matches(" + Patterns.CURRENCY + ")",
        fieldPath = ".currency",
        message = "autoCorrection.currency must be an ISO 4217 code of three capital letters, such as EUR")
@ValidationRule(
        value = "self.upTo.matches(" + Patterns.AMOUNT + ") " + "&& self.dailyCap.matches(" + Patterns.AMOUNT + ")",
        message = "upTo and dailyCap must be decimal strings in the currency's major unit, such as \"1.00\"")
@ValidationRule(
        value = "!self.upTo.matches(" + Patterns.AMOUNT + ") "
                + "|| !self.dailyCap.matches(" + Patterns.AMOUNT + ") "
                + "|| (0.0 < double(self.upTo) && double(self.upTo) <= double(self.dailyCap))",
        fieldPath = ".dailyCap",
        message =
                "upTo must be above 0 and at most dailyCap, or the largest correction allowed could never be made: raise "
                        + "dailyCap or lower upTo")
@ValidationRule(
        value = "!has(self.verdicts) || (self.verdicts.size() > 0 && self.verdicts.all(v, v in ['ROUNDING', "
                + "'AMOUNT_DIFFERS', 'DUPLICATE', 'WRONG_ACCOUNT', 'MISSING_CREDIT', 'MISSING_DEBIT']))",
        fieldPath = ".verdicts",
        message = "verdicts may name ROUNDING, AMOUNT_DIFFERS, DUPLICATE, WRONG_ACCOUNT, MISSING_CREDIT and "
                + "MISSING_DEBIT, at least one: others heal by themselves or need a person")
public record AutoCorrection(
        @JsonPropertyDescription("ISO 4217 code.") @Required @Size(max = 3)
        String currency,

        @JsonPropertyDescription("The largest drift that is corrected, in the currency's major unit: a decimal string.")
        @Required
        @Size(max = 17)
        String upTo,

        @JsonPropertyDescription("The most that is corrected in a day, as a sum of magnitudes.")
        @Required
        @Size(max = 17)
        String dailyCap,

        @JsonPropertyDescription("Causes that are corrected: verdicts of docs/drift.md.")
        @Default("[\"ROUNDING\"]")
        @Size(max = 8)
        List<@Size(max = 32) String> verdicts) {

    static final List<String> DEFAULT_VERDICTS = List.of("ROUNDING");

    public AutoCorrection {
        verdicts = verdicts == null ? DEFAULT_VERDICTS : List.copyOf(verdicts);
    }
}

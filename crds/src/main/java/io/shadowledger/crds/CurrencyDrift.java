package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The drift of all accounts of one currency; shadow minus CBS, decimal strings. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CurrencyDrift(
        @JsonPropertyDescription("ISO 4217 code.") String currency,

        @JsonPropertyDescription("The signed sum.") String net,

        @JsonPropertyDescription("The sum of the magnitudes.")
        String gross,

        @JsonPropertyDescription("The sum of the magnitudes of what nothing explains.")
        String residual) {}

package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Objects;

/** Which book to verify, and how much of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerVerificationSpec(
        @JsonPropertyDescription("Name of the ShadowLedger, in the same namespace.") @Required @Size(min = 1, max = 40)
        String ledger,

        @JsonPropertyDescription("Whether only what came after the last good verification is verified.")
        @Default("false")
        Boolean newOnly)
        implements RequestSpec {

    public LedgerVerificationSpec {
        newOnly = Objects.requireNonNullElse(newOnly, false);
    }
}

package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Objects;

/** The bounds within which people correct. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.expireAfter.matches(" + Patterns.DURATION + ")",
        fieldPath = ".expireAfter",
        message = "expireAfter must be a number with s, m, h or d, such as 7d")
@ValidationRule(
        value = "!has(self.limits) || self.limits.all(l, self.limits.exists_one(o, o.role == l.role "
                + "&& o.currency == l.currency))",
        fieldPath = ".limits",
        message = "limits names a role and currency twice: keep one line for each")
public record CorrectionsSpec(
        @JsonPropertyDescription("How long a proposal waits for its checker before it expires.")
        @Default(DEFAULT_EXPIRE_AFTER)
        @Size(max = 8)
        String expireAfter,

        @JsonPropertyDescription("Time zone of the bank's day, which daily caps count by, by its IANA name.")
        @Default(DEFAULT_ZONE)
        @Size(min = 1, max = 64)
        String timeZone,

        @JsonPropertyDescription("The largest corrections per role and currency. What is not listed has no limit.")
        @Size(max = 64)
        List<CorrectionLimit> limits) {

    static final String DEFAULT_EXPIRE_AFTER = "7d";
    static final String DEFAULT_ZONE = "UTC";

    public CorrectionsSpec {
        expireAfter = Objects.requireNonNullElse(expireAfter, DEFAULT_EXPIRE_AFTER);
        timeZone = Objects.requireNonNullElse(timeZone, DEFAULT_ZONE);
        limits = limits == null ? List.of() : List.copyOf(limits);
    }
}

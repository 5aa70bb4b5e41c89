package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;

/** How the book's months are kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.closeAfter.matches('^[0-9]{1,6}(s|m|h)$')",
        fieldPath = ".closeAfter",
        message = "storage.closeAfter must be a number with s, m or h, such as 24h")
public record StorageSpec(
        @JsonPropertyDescription("How long after a month's end (UTC) it is closed: nothing is posted to it any more, "
                + "and its sums are kept. Longer than any clock of the cluster may be behind.")
        @Default(DEFAULT_CLOSE_AFTER)
        @Size(max = 16)
        String closeAfter) {

    static final String DEFAULT_CLOSE_AFTER = "24h";

    static final StorageSpec DEFAULTS = new StorageSpec(DEFAULT_CLOSE_AFTER);

    public StorageSpec {
        closeAfter = Objects.requireNonNullElse(closeAfter, DEFAULT_CLOSE_AFTER);
    }
}

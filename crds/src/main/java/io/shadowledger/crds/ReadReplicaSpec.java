package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;

/** A streaming replica that answers reads while it is shown to be close enough behind. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.maxLag.matches('^[0-9]{1,6}(ms|s|m)$') && duration(self.maxLag) >= duration('100ms')",
        fieldPath = ".maxLag",
        message =
                "readReplica.maxLag must be a number with ms, s or m of at least 100ms, such as 1s: no replica can be "
                        + "shown to be closer than that")
public record ReadReplicaSpec(
        @JsonPropertyDescription("Host name or address of the replica. Database, user and password are the primary's.")
        @Required
        @Size(min = 1, max = 253)
        String host,

        @JsonPropertyDescription("TCP port of the replica.")
        @Default("" + DatabaseSpec.DEFAULT_PORT)
        @Min(1)
        @Max(65535)
        Integer port,

        @JsonPropertyDescription("How far behind the primary an answer may be, such as 500ms, 1s or 1m. A replica that "
                + "is further behind is not asked.")
        @Default(DEFAULT_MAX_LAG)
        @Size(max = 16)
        String maxLag) {

    static final String DEFAULT_MAX_LAG = "1s";

    public ReadReplicaSpec {
        port = Objects.requireNonNullElse(port, DatabaseSpec.DEFAULT_PORT);
        maxLag = Objects.requireNonNullElse(maxLag, DEFAULT_MAX_LAG);
    }
}

package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Objects;

/** An empty database. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RebuildTarget(
        @JsonPropertyDescription("Host name or address of PostgreSQL.") @Required @Size(min = 1, max = 253)
        String host,

        @JsonPropertyDescription("TCP port of PostgreSQL.") @Default("" + DatabaseSpec.DEFAULT_PORT) @Min(1) @Max(65535)
        Integer port,

        @JsonPropertyDescription("Name of the database.") @Required @Size(min = 1, max = 63)
        String name,

        @JsonPropertyDescription("Name of the Secret, in the same namespace, with the keys username and password.")
        @Required
        @Size(min = 1, max = 253)
        String credentialsSecret) {

    public RebuildTarget {
        port = Objects.requireNonNullElse(port, DatabaseSpec.DEFAULT_PORT);
    }
}

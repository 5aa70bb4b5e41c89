package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.Objects;

/** The cache beside the book; the ledger is right without it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CacheSpec(
        @JsonPropertyDescription("Host name of Redis; empty if there is none.") @Default("\"\"") @Size(max = 253)
        String host) {

    public CacheSpec {
        host = Objects.requireNonNullElse(host, "");
    }
}

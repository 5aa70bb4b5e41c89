package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cache beside the book; the ledger is right without it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CacheSpec(
        @JsonPropertyDescription("Host name of Redis or Valkey; empty if there is none.")
        @Default("\"\"")
        @Size(max = 253)
        String host,

        @JsonPropertyDescription("TCP port of Redis.") @Default("" + DEFAULT_PORT) @Min(1) @Max(65535)
        Integer port,

        @JsonPropertyDescription(
                "Whether Redis is spoken to over TLS. Its certificate must be one that the service's " + "Java trusts.")
        @Default("false")
        Boolean tls,

        @JsonPropertyDescription("Name of the Secret, in the ledger's namespace, with the key password and, for a user "
                + "other than the default one, username. Left out: Redis asks for no login.")
        @Size(min = 1, max = 253)
        @Nullable
        String credentialsSecret) {

    static final int DEFAULT_PORT = 6379;

    /** No cache. */
    static final CacheSpec NONE = new CacheSpec("", DEFAULT_PORT, false, null);

    public CacheSpec {
        host = Objects.requireNonNullElse(host, "");
        port = Objects.requireNonNullElse(port, DEFAULT_PORT);
        tls = Objects.requireNonNullElse(tls, false);
    }
}

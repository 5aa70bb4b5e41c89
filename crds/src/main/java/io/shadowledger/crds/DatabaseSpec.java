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
import org.jspecify.annotations.Nullable;

/** Where the book is kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.name == oldSelf.name",
        fieldPath = ".name",
        message = "database.name cannot change, because the book stays in the database it was begun in: "
                + "create a new ShadowLedger for another database")
public record DatabaseSpec(
        @JsonPropertyDescription("Host name or address of PostgreSQL. It may change, after a failover for example.")
        @Required
        @Size(min = 1, max = 253)
        String host,

        @JsonPropertyDescription("TCP port of PostgreSQL.") @Default("" + DEFAULT_PORT) @Min(1) @Max(65535)
        Integer port,

        @JsonPropertyDescription("Name of the database. Immutable: the book stays where it was begun.")
        @Required
        @Size(min = 1, max = 63)
        String name,

        @JsonPropertyDescription("Name of the Secret, in the ledger's namespace, with the keys username and password.")
        @Required
        @Size(min = 1, max = 253)
        String credentialsSecret,

        @JsonPropertyDescription("A streaming replica for balances, statements, searches and trial balances.") @Nullable
        ReadReplicaSpec readReplica) {

    static final int DEFAULT_PORT = 5432;

    public DatabaseSpec {
        port = Objects.requireNonNullElse(port, DEFAULT_PORT);
    }
}

package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Objects;

/** Which book to make anew from the topics, and where. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerRebuildSpec(
        @JsonPropertyDescription("Name of the ShadowLedger, in the same namespace. Its database is only read.")
        @Required
        @Size(min = 1, max = 40)
        String ledger,

        @JsonPropertyDescription("The empty database that is filled. One with tables in it is refused.") @Required
        RebuildTarget target,

        @JsonPropertyDescription("How many partitions are rebuilt at the same time.")
        @Default("" + DEFAULT_PARALLELISM)
        @Min(1)
        @Max(64)
        Integer parallelism)
        implements RequestSpec {

    static final int DEFAULT_PARALLELISM = 4;

    public LedgerRebuildSpec {
        parallelism = Objects.requireNonNullElse(parallelism, DEFAULT_PARALLELISM);
    }
}

package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Scaling and resources per role. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServicesSpec(
        @JsonPropertyDescription("The one Deployment of topology Combined.") @Nullable
        ServiceSpec all,

        @JsonPropertyDescription("Takes events over HTTP and produces them to Kafka.") @Nullable
        ServiceSpec events,

        @JsonPropertyDescription("Consumes, posts, answers balances and statements.") @Nullable
        ServiceSpec ledger,

        @JsonPropertyDescription("Compares reports with the book, proposes and releases corrections.") @Nullable
        ServiceSpec drift) {

    /** What the resource says about a role, or null. */
    @Nullable
    ServiceSpec of(ServiceRole role) {
        return switch (role) {
            case ALL -> all;
            case EVENTS -> events;
            case LEDGER -> ledger;
            case DRIFT -> drift;
        };
    }
}

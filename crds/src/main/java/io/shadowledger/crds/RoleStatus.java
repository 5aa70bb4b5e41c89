package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The Deployment of one role, as its controller reports it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoleStatus(
        @JsonPropertyDescription("events, ledger, drift, all or console.") @Required @Size(min = 1, max = 63)
        String name,

        @JsonPropertyDescription("Replicas that the Deployment wants.")
        Integer desired,

        @JsonPropertyDescription("Replicas that are ready.") Integer ready,

        @JsonPropertyDescription(
                "Where the role is reached inside the cluster, such as http://demo-all.default.svc:8080.")
        @Nullable
        String address) {}

package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** Resources of a container in the quantities of Kubernetes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourcesSpec(
        @JsonPropertyDescription("What the scheduler sets aside, by resource: cpu, memory.") @Size(max = 16)
        Map<String, Quantity> requests,

        @JsonPropertyDescription("What the container may use at most, by resource: cpu, memory.") @Size(max = 16)
        Map<String, Quantity> limits) {

    public ResourcesSpec {
        requests = requests == null ? Map.of() : Map.copyOf(requests);
        limits = limits == null ? Map.of() : Map.copyOf(limits);
    }
}

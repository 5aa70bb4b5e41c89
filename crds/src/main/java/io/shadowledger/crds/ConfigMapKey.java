package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One key of a ConfigMap. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.key.endsWith('.csv') || self.key.endsWith('.json')",
        fieldPath = ".key",
        message = "the key says the format: it must end with .csv or .json")
public record ConfigMapKey(
        @JsonPropertyDescription("Name of the ConfigMap.") @Required @Size(min = 1, max = 253)
        String name,

        @JsonPropertyDescription("Key of the report; its ending says the format: .csv or .json.")
        @Required
        @Size(min = 1, max = 253)
        String key) {}

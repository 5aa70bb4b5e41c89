package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where a report is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.configMap) != has(self.latest)",
        message = "report needs exactly one of configMap and latest")
public record CheckedReport(
        @JsonPropertyDescription("A report in a ConfigMap of the same namespace, of at most 1 MiB.") @Nullable
        ConfigMapKey configMap,

        @JsonPropertyDescription(
                "Name under which a report was sent to the ledger; the latest of that name is " + "compared again.")
        @Size(min = 1, max = 200)
        @Nullable
        String latest) {}

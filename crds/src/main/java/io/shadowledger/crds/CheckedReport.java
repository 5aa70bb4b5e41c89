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
@ValidationRule(
        value = "!has(self.asOfAfter) || (has(self.latest) && self.asOfAfter.matches(" + Patterns.TIME + "))",
        fieldPath = ".asOfAfter",
        message = "asOfAfter goes with latest and must be a time in UTC such as 2026-11-20T05:00:00Z")
public record CheckedReport(
        @JsonPropertyDescription("A report in a ConfigMap of the same namespace, of at most 1 MiB.") @Nullable
        ConfigMapKey configMap,

        @JsonPropertyDescription(
                "Name under which a report was sent to the ledger, or a pattern with * and ?; the latest "
                        + "that matches is compared again.")
        @Size(min = 1, max = 200)
        @Nullable
        String latest,

        @JsonPropertyDescription("With latest: only a report as of a later moment counts, in UTC.")
        @Size(max = 32)
        @Nullable
        String asOfAfter) {

    /** A report that was sent under this name, of any age. */
    public static CheckedReport latest(String name) {
        return new CheckedReport(null, name, null);
    }

    /** A report in a ConfigMap. */
    public static CheckedReport of(ConfigMapKey key) {
        return new CheckedReport(key, null, null);
    }
}

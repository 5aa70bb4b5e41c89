package io.shadowledger.operator.workload;

import io.shadowledger.crds.DriftSpec;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code shadowledger.drift.*} and {@code shadowledger.corrections.*} as environment variables. Spring takes
 * the dots of a setting for underscores and leaves its dashes out; what is left out here has the service's default.
 */
final class SettingsOfDrift {

    private final Map<String, String> settings = new TreeMap<>();

    private SettingsOfDrift() {}

    static Map<String, String> of(DriftSpec drift) {
        var all = new SettingsOfDrift();
        all.put(
                "SHADOWLEDGER_ROUNDING_TOLERANCE",
                drift.roundingTolerance().stream()
                        .map(it -> it.currency() + "=" + it.amount())
                        .collect(Collectors.joining(",")));
        all.put("SHADOWLEDGER_DRIFT_REOPENWITHIN", drift.reopenWithin());
        all.severity(drift);
        all.corrections(drift);
        all.autoCorrection(drift);
        return all.settings;
    }

    private void severity(DriftSpec drift) {
        var severity = drift.severity();
        if (severity == null) {
            return;
        }
        for (int i = 0; i < severity.amounts().size(); i++) {
            var amounts = severity.amounts().get(i);
            var prefix = "SHADOWLEDGER_DRIFT_SEVERITY_AMOUNTS_" + i + "_";
            put(prefix + "CURRENCY", amounts.currency());
            put(prefix + "MEDIUM", amounts.medium());
            put(prefix + "HIGH", amounts.high());
            put(prefix + "CRITICAL", amounts.critical());
        }
        put("SHADOWLEDGER_DRIFT_SEVERITY_MEDIUMAFTER", severity.mediumAfterDays() + "d");
        put("SHADOWLEDGER_DRIFT_SEVERITY_HIGHAFTER", severity.highAfterDays() + "d");
        put("SHADOWLEDGER_DRIFT_SEVERITY_CRITICALAFTER", severity.criticalAfterDays() + "d");
    }

    private void corrections(DriftSpec drift) {
        var corrections = drift.corrections();
        if (corrections == null) {
            return;
        }
        put("SHADOWLEDGER_CORRECTIONS_EXPIREAFTER", corrections.expireAfter());
        put("SHADOWLEDGER_CORRECTIONS_ZONE", corrections.timeZone());
        for (int i = 0; i < corrections.limits().size(); i++) {
            var limit = corrections.limits().get(i);
            var prefix = "SHADOWLEDGER_CORRECTIONS_LIMITS_" + i + "_";
            put(prefix + "ROLE", limit.role());
            put(prefix + "CURRENCY", limit.currency());
            put(prefix + "PROPOSE", limit.propose());
            put(prefix + "APPROVE", limit.approve());
        }
    }

    private void autoCorrection(DriftSpec drift) {
        for (int i = 0; i < drift.autoCorrection().size(); i++) {
            var policy = drift.autoCorrection().get(i);
            var prefix = "SHADOWLEDGER_CORRECTIONS_AUTO_" + i + "_";
            put(prefix + "CURRENCY", policy.currency());
            put(prefix + "UPTO", policy.upTo());
            put(prefix + "DAILYCAP", policy.dailyCap());
            put(prefix + "VERDICTS", String.join(",", policy.verdicts()));
        }
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}

package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Severity;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What severity a break has, as an expression in SQL: list, summary, filter and metrics all ask with this one, so they
 * never disagree. It follows the settings and the day, so nothing has to be rewritten when either changes.
 */
@Component
class Severities {

    private final String rank;

    Severities(SeverityProperties properties) {
        this.rank = "greatest(" + byAmount(properties) + ", " + byAge(properties) + ")";
    }

    /** The {@link Severity#ordinal()} of the break {@code k} on the day {@code :today}. */
    String rank() {
        return rank;
    }

    static Severity of(int rank) {
        return Severity.values()[rank];
    }

    private static String byAmount(SeverityProperties properties) {
        if (properties.amounts().isEmpty()) {
            return "0";
        }
        // Codes and numbers that were parsed: nothing that anybody typed gets into the statement
        return properties.amounts().stream()
                .map(each -> " when '" + each.currency() + "' then case"
                        + from(each.minor(each.critical()), Severity.CRITICAL)
                        + from(each.minor(each.high()), Severity.HIGH)
                        + from(each.minor(each.medium()), Severity.MEDIUM)
                        + " else 0 end")
                .collect(Collectors.joining("", "case k.currency", " else 0 end"));
    }

    private static String from(@Nullable Long minor, Severity severity) {
        return minor == null ? "" : " when abs(k.drift_minor) >= " + minor + " then " + severity.ordinal();
    }

    private static String byAge(SeverityProperties properties) {
        return "case" + since(properties.criticalAfter(), Severity.CRITICAL)
                + since(properties.highAfter(), Severity.HIGH)
                + since(properties.mediumAfter(), Severity.MEDIUM)
                + " else 0 end";
    }

    private static String since(Duration age, Severity severity) {
        return " when k.value_date <= cast(:today as date) - " + age.toDays() + " then " + severity.ordinal();
    }
}

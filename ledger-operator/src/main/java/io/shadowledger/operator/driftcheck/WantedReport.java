package io.shadowledger.operator.driftcheck;

import io.shadowledger.api.drift.CbsReport;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of the reports that a ledger has is meant; of several the latest.
 *
 * @param name its name, or a pattern in which {@code *} stands for any characters and {@code ?} for one
 * @param asOfAfter only one as of a later moment; null for one of any
 */
public record WantedReport(String name, @Nullable Instant asOfAfter) {

    /** Whether this report is one of them. */
    public boolean matches(CbsReport report) {
        return Pattern.matches(expression(), report.name())
                && (asOfAfter == null || report.asOf().isAfter(asOfAfter));
    }

    /** What it is, for a sentence. */
    String text() {
        return "report named " + name + (asOfAfter == null ? "" : " as of a moment after " + asOfAfter);
    }

    private String expression() {
        return name.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
    }
}

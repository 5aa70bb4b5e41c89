package io.shadowledger.api.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of an {@link ExpectedReport}.
 *
 * @param namePattern which reports answer it, by their names: {@code *} is any text, {@code ?} any character
 * @param days of the week that a report is expected for; absent means Monday to Friday
 * @param zone in which its days begin and end and its deadline is meant; absent means UTC
 * @param deadline {@code HH:mm}
 * @param dayOffset how many days after the report's own day the deadline is, 0 to 10; absent means 1
 * @param holidays days that no report is expected for, at most 1,000. A day that is added afterwards is not missing any
 *     more
 */
public record Expectation(
        String namePattern,
        @Nullable List<ExpectedReport.Weekday> days,
        @Nullable String zone,
        String deadline,
        @Nullable Integer dayOffset,
        @Nullable List<LocalDate> holidays) {

    public Expectation {
        days = days == null ? null : List.copyOf(days);
        holidays = holidays == null ? null : List.copyOf(holidays);
    }
}

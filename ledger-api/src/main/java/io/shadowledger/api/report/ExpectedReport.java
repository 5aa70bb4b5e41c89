package io.shadowledger.api.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A report that the core banking system owes on certain days, by a deadline.
 *
 * @param name of the expectation: letters, digits, {@code -}, {@code _} and {@code .}
 * @param version 1 for the first, one more with every change
 * @param namePattern which reports answer it, by their names: {@code *} is any text, {@code ?} any character
 * @param days of the week that a report is expected for
 * @param zone in which its days begin and end and its deadline is meant, such as {@code Europe/Prague}
 * @param deadline {@code HH:mm}; a report that comes later is late
 * @param dayOffset how many days after the report's own day the deadline is; 0 is the same day
 * @param holidays days of the week that a report is nevertheless not expected for, ascending
 * @param since days whose deadline was before this moment are not expected
 * @param missing for how many of the last 40 days the deadline is over and no report came
 * @param savedAt when this version was saved
 * @param savedBy who saved it
 */
public record ExpectedReport(
        String name,
        int version,
        String namePattern,
        List<Weekday> days,
        String zone,
        String deadline,
        int dayOffset,
        List<LocalDate> holidays,
        Instant since,
        int missing,
        Instant savedAt,
        String savedBy) {

    public ExpectedReport {
        days = List.copyOf(days);
        holidays = List.copyOf(holidays);
    }

    /** A day of the week, from Monday on. */
    public enum Weekday {
        MON,
        TUE,
        WED,
        THU,
        FRI,
        SAT,
        SUN
    }
}

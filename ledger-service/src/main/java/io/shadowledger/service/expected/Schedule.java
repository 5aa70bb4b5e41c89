package io.shadowledger.service.expected;

import io.shadowledger.api.report.Expectation;
import io.shadowledger.api.report.ExpectedReport.Weekday;
import io.shadowledger.service.problem.InvalidException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a report is due. A deadline that the change to summer time leaves out counts as much later; one that comes twice
 * in autumn is the first of them.
 *
 * @param dayOffset how many days after the report's own day the deadline is
 */
record Schedule(Set<Weekday> days, ZoneId zone, LocalTime deadline, int dayOffset, Set<LocalDate> holidays) {

    private static final List<Weekday> WORKING_DAYS =
            List.of(Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final int MAX_NAME = 200;
    private static final int MAX_OFFSET = 10;
    private static final int MAX_HOLIDAYS = 1_000;

    Schedule {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
    }

    /** Of an expectation that {@link #complete} made. */
    static Schedule of(Expectation complete) {
        return new Schedule(
                Set.copyOf(or(complete.days(), WORKING_DAYS)),
                ZoneId.of(or(complete.zone(), "UTC")),
                LocalTime.parse(complete.deadline(), TIME),
                or(complete.dayOffset(), 1),
                Set.copyOf(or(complete.holidays(), List.of())));
    }

    /**
     * The expectation with all defaults filled in, in one order.
     *
     * @throws InvalidException naming the field that cannot be
     */
    static Expectation complete(Expectation given) {
        int offset = or(given.dayOffset(), 1);
        if (offset < 0 || offset > MAX_OFFSET) {
            throw new InvalidException("dayOffset", "dayOffset is a number of days from 0 to " + MAX_OFFSET);
        }
        var holidays = or(given.holidays(), List.<LocalDate>of());
        if (holidays.size() > MAX_HOLIDAYS) {
            throw new InvalidException("holidays", "holidays are at most " + MAX_HOLIDAYS + " dates");
        }
        return new Expectation(
                pattern(given.namePattern()),
                days(or(given.days(), WORKING_DAYS)),
                zone(or(given.zone(), "UTC")),
                time(given.deadline()),
                offset,
                holidays.stream().distinct().sorted().toList());
    }

    boolean expects(LocalDate day) {
        return days.contains(Weekday.values()[day.getDayOfWeek().ordinal()]) && !holidays.contains(day);
    }

    /** Until when the report of a day has to be here. */
    Instant dueAt(LocalDate day) {
        return day.plusDays(dayOffset).atTime(deadline).atZone(zone).toInstant();
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The first day that is due after a moment, or the latest that was where none ever is again. */
    LocalDate nextDue(Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        for (var day = today.minusDays(dayOffset + 1L); !day.isAfter(today.plusYears(1)); day = day.plusDays(1)) {
            if (expects(day) && dueAt(day).isAfter(now)) {
                return day;
            }
        }
        return today;
    }

    private static String pattern(@Nullable String given) {
        var pattern = given == null ? "" : given.strip();
        if (pattern.isEmpty() || pattern.length() > MAX_NAME || pattern.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException(
                    "namePattern", "namePattern is a report's name with * for any text, such as eod-*.csv");
        }
        return pattern;
    }

    private static List<Weekday> days(List<Weekday> given) {
        if (given.isEmpty()) {
            throw new InvalidException("days", "days names no day: leave it out for Monday to Friday");
        }
        return List.copyOf(EnumSet.copyOf(given));
    }

    private static String zone(String given) {
        try {
            return ZoneId.of(given).getId();
        } catch (DateTimeException unknown) {
            throw new InvalidException(
                    "zone", "there is no time zone of this name: zones are written such as Europe/Prague");
        }
    }

    private static String time(@Nullable String given) {
        try {
            return TIME.format(LocalTime.parse(given == null ? "" : given.strip(), TIME));
        } catch (DateTimeException invalid) {
            throw new InvalidException("deadline", "deadline is a time of the day such as 07:30");
        }
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}

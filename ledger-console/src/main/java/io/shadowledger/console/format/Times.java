package io.shadowledger.console.format;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments in the bank's time zone, which is said wherever a whole moment is written. */
public final class Times {

    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter minute;

    public Times(ZoneId zone, Locale locale) {
        this.zone = zone;
        this.day = localized("yMMMd", locale, zone);
        this.clock = localized("Hms", locale, zone);
        this.minute = localized("Hm", locale, zone);
    }

    /** The order and the signs that a language writes these fields in (CLDR skeletons). */
    private static DateTimeFormatter localized(String fields, Locale locale, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedPattern(fields).withLocale(locale).withZone(zone);
    }

    /** {@code 22 Nov 2026, 23:59:59 Europe/Prague}. */
    public String full(Instant moment) {
        return moment(moment) + " " + zone.getId();
    }

    /** {@code 22 Nov 2026, 23:59:59}, for places that say the zone elsewhere. */
    public String moment(Instant moment) {
        return day.format(moment) + ", " + clock.format(moment);
    }

    /** {@code 22 Nov 2026, 23:59}. */
    public String minute(Instant moment) {
        return day.format(moment) + ", " + minute.format(moment);
    }

    /** {@code 22 Nov 2026}. */
    public String day(Instant moment) {
        return day.format(moment);
    }

    /** {@code 23:59:59}. */
    public String clock(Instant moment) {
        return clock.format(moment);
    }

    /** The zone's name, such as {@code Europe/Prague}. */
    public String zone() {
        return zone.getId();
    }

    /** The first moment of a day in the bank's zone. */
    public Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** The last second of a day in the bank's zone: as-of times are inclusive and seconds are what people write. */
    public Instant endOf(LocalDate date) {
        return date.atTime(LocalTime.of(23, 59, 59)).atZone(zone).toInstant();
    }

    /** That wall-clock time in the bank's zone. */
    public Instant at(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    /** The wall-clock time of a moment in the bank's zone. */
    public LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }

    /**
     * How long ago, in one unit.
     *
     * @param amount how many of the unit; never negative
     * @param unit the largest unit that fits
     */
    public record Age(long amount, Unit unit) {

        /** The units of an age. */
        public enum Unit {
            MINUTES,
            HOURS,
            DAYS
        }

        public static Age between(Instant then, Instant now) {
            var passed = then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
            if (passed.toDays() > 0) {
                return new Age(passed.toDays(), Unit.DAYS);
            }
            return passed.toHours() > 0
                    ? new Age(passed.toHours(), Unit.HOURS)
                    : new Age(passed.toMinutes(), Unit.MINUTES);
        }
    }
}

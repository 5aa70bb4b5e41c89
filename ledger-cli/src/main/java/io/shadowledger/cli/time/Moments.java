package io.shadowledger.cli.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Moments as people give them: an instant with its offset, a local time, or a date, which stands for a whole bank day.
 *
 * @param zone the bank's time zone
 */
public record Moments(ZoneId zone) {

    /**
     * The moment, a date being the end of its day: the last microsecond before the next, microseconds being what the
     * book keeps.
     */
    public Instant end(String text) {
        var day = day(text);
        return day == null
                ? instant(text)
                : day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    }

    /** The moment, a date being the start of its day. */
    public Instant start(String text) {
        var day = day(text);
        return day == null ? instant(text) : day.atStartOfDay(zone).toInstant();
    }

    private Instant instant(String text) {
        var plain = PlainInstant.parse(text);
        if (plain != null) {
            return plain;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException withoutOffset) {
            try {
                return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
            } catch (DateTimeException unreadable) {
                unreadable.addSuppressed(withoutOffset);
                throw new InvalidMomentException(text, unreadable);
            }
        }
    }

    private static @Nullable LocalDate day(String text) {
        if (text.indexOf('T') > 0) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }
}

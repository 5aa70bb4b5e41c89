package io.shadowledger.cli.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the form in which nearly all times come, {@code 2026-11-20T10:15:30Z} with up to nine decimals, several times
 * faster than a formatter does: in a file of millions of events that is the larger part of the work.
 */
final class PlainInstant {

    private static final int DATE = 10;
    private static final int SECONDS_END = 19;
    private static final int SECONDS_PER_DAY = 86_400;

    private PlainInstant() {}

    /** The moment; null where the text has another form, be it one that a formatter knows. */
    static @Nullable Instant parse(String text) {
        int last = text.length() - 1;
        if (last < SECONDS_END
                || last > SECONDS_END + DATE
                || text.charAt(last) != 'Z'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(DATE) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, DATE);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int nanos = last == SECONDS_END ? 0 : fraction(text, last);
        if ((year | month | day | hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Instant.ofEpochSecond(days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second, nanos);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** The digits from one place to before another; -1 where there is anything else. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int fraction(String text, int last) {
        int nanos =
                text.charAt(SECONDS_END) == '.' && last > SECONDS_END + 1 ? number(text, SECONDS_END + 1, last) : -1;
        for (int digits = last - SECONDS_END - 1; nanos > 0 && digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }
}

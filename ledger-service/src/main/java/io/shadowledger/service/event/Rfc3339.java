package io.shadowledger.service.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Reads instants as {@link Instant#parse} does. The usual form, in UTC and with up to nine decimals, takes a tenth of
 * the time; whatever is not quite that is left to the JDK, so that the two can never disagree.
 */
final class Rfc3339 {

    private static final int SECONDS_END = 19;

    private Rfc3339() {}

    /** @throws DateTimeParseException if it is none */
    static Instant parse(String text) {
        int last = text.length() - 1;
        if (last < SECONDS_END || last > SECONDS_END + 10 || text.charAt(last) != 'Z' || !hasShape(text)) {
            return Instant.parse(text);
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int nanos = last == SECONDS_END ? 0 : decimals(text, SECONDS_END + 1, last);
        if (year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0 || nanos < 0) {
            return Instant.parse(text);
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Instant.ofEpochSecond(days * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
        } catch (DateTimeException noSuchDay) {
            return Instant.parse(text);
        }
    }

    private static boolean hasShape(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && (text.length() == SECONDS_END + 1
                        || text.length() > SECONDS_END + 2 && text.charAt(SECONDS_END) == '.');
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int decimals(String text, int from, int to) {
        int value = number(text, from, to);
        for (int i = to - from; i < 9 && value > 0; i++) {
            value *= 10;
        }
        return value;
    }
}

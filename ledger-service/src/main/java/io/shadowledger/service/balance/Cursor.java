package io.shadowledger.service.balance;

import io.shadowledger.service.problem.InvalidException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/** The place after which a page begins, as one opaque word: the keys of the last row of the page before. */
record Cursor(List<String> keys) {

    private static final char SEPARATOR = '\n';

    Cursor {
        keys = List.copyOf(keys);
    }

    static Cursor of(String... keys) {
        return new Cursor(List.of(keys));
    }

    /**
     * Reads a cursor.
     *
     * @param keys how many keys it must hold
     * @throws InvalidException if this service did not make it
     */
    static Cursor parse(String text, int keys) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var parts = List.of(plain.split(String.valueOf(SEPARATOR), -1));
            if (parts.size() == keys && plain.indexOf('\0') < 0) {
                return new Cursor(parts);
            }
        } catch (IllegalArgumentException notBase64) {
            throw unreadable();
        }
        throw unreadable();
    }

    String key(int index) {
        return keys.get(index);
    }

    long number(int index) {
        try {
            return Long.parseLong(keys.get(index));
        } catch (NumberFormatException notOurs) {
            throw unreadable();
        }
    }

    /** A value time, kept as microseconds since 1970. */
    Instant time(int index) {
        var time = Instant.EPOCH.plus(number(index), ChronoUnit.MICROS);
        if (!Amounts.bounded(time).toInstant().equals(time)) {
            throw unreadable();
        }
        return time;
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(String.valueOf(SEPARATOR), keys).getBytes(StandardCharsets.UTF_8));
    }

    private static InvalidException unreadable() {
        return new InvalidException("after", "after must be what the page before gave as next");
    }
}

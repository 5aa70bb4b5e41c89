package io.shadowledger.service.deadletter;

import io.shadowledger.service.problem.InvalidException;
import org.jspecify.annotations.Nullable;

/** What people write: it stands in the audit trail for good. */
final class Words {

    private static final int MIN = 3;
    private static final int MAX = 500;

    private Words() {}

    /** @throws InvalidException unless it is one line of 3 to 500 characters */
    static String required(@Nullable String text, String field) {
        var trimmed = text == null ? "" : text.strip();
        if (trimmed.length() < MIN || trimmed.length() > MAX) {
            throw new InvalidException(field, field + " has " + MIN + " to " + MAX + " characters");
        }
        return plain(trimmed, field);
    }

    /** Null for nothing. */
    static @Nullable String optional(@Nullable String text, String field) {
        return text == null || text.isBlank() ? null : required(text, field);
    }

    /** A text to look for; null for nothing. */
    static @Nullable String sought(@Nullable String text, String field) {
        return text == null || text.isEmpty() ? null : plain(text, field);
    }

    private static String plain(String text, String field) {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw new InvalidException(field, field + " is one line of plain text");
        }
        return text;
    }
}

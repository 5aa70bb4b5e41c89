package io.shadowledger.service.drift;

import io.shadowledger.service.problem.InvalidException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page ended, in a form that stands in a URL. */
final class Cursor {

    private static final String SEPARATOR = "\n";

    private Cursor() {}

    static String encode(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidException if it is not a cursor of that many parts */
    static String[] decode(String cursor, int parts) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var decoded = plain.split(SEPARATOR, -1);
            if (decoded.length == parts && plain.indexOf('\0') < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
        throw invalid();
    }

    static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException _) {
            throw invalid();
        }
    }

    private static InvalidException invalid() {
        return new InvalidException("after", "after is the cursor 'next' of an earlier page");
    }
}

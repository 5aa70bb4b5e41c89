package io.shadowledger.console.deadletter;

import io.shadowledger.console.format.JsonText;
import java.util.regex.Pattern;

/** A record's value as people read and mend it. */
final class PayloadText {

    private static final Pattern BYTES = Pattern.compile("(.{2})");

    private PayloadText() {}

    /** JSON with a member to a line; what is not JSON stays as it is. */
    static String laidOut(String text) {
        return JsonText.laidOut(text);
    }

    /** Hexadecimal digits, a byte to a word. */
    static String hex(String digits) {
        return BYTES.matcher(digits).replaceAll("$1 ").strip();
    }
}

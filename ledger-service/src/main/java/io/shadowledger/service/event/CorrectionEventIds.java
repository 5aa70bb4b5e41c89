package io.shadowledger.service.event;

import java.util.regex.Pattern;

/**
 * The form of the event ids that only the ledger gives: a correction's. An event of the bank under such an id would keep
 * that correction out of the book, because an id is posted once.
 */
public final class CorrectionEventIds {

    public static final String PREFIX = "cor-";
    /** How many lower-case hexadecimal digits follow the prefix. */
    public static final int DIGITS = 20;

    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{" + DIGITS + "}");

    private CorrectionEventIds() {}

    static boolean matches(String eventId) {
        return eventId.startsWith(PREFIX) && FORM.matcher(eventId).matches();
    }
}

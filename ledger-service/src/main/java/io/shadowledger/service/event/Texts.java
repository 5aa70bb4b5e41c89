package io.shadowledger.service.event;

import org.jspecify.annotations.Nullable;

/** Which characters may stand in any text of an event. */
final class Texts {

    private static final int REPLACEMENT = 0xfffd;

    private Texts() {}

    /** A sentence that begins with the field and says what is wrong with its characters; null if nothing is. */
    static @Nullable String fault(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                continue;
            }
            if (Character.isISOControl(c)) {
                return "%s must not hold control characters (U+%04X at character %d)".formatted(field, (int) c, i + 1);
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                // No UTF-8 for it: two different ids would become one in the database.
                return "%s holds half of a surrogate pair (at character %d)".formatted(field, i + 1);
            }
        }
        return null;
    }

    /**
     * The text with U+FFFD for what no text of the database can hold (NUL, half a surrogate pair) and no log should
     * (other control characters).
     */
    static String storable(String text) {
        var storable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || isSurrogate(c) ? REPLACEMENT : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}

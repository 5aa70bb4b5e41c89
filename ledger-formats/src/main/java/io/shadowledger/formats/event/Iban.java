package io.shadowledger.formats.event;

/** ISO 13616: country, two check digits, 11 to 30 letters and digits; the remainder by 97 is 1. */
final class Iban {

    private static final int HEAD = 4;
    private static final int SHORTEST = HEAD + 11;
    private static final int LONGEST = HEAD + 30;
    private static final int MODULUS = 97;

    private Iban() {}

    /** Asked for every line of a report, so without a regular expression. */
    static boolean matches(String text) {
        int length = text.length();
        if (length < SHORTEST || length > LONGEST) {
            return false;
        }
        int remainder = 0;
        for (int i = 0; i < length; i++) {
            // The head counts last
            int place = i + HEAD < length ? i + HEAD : i + HEAD - length;
            char c = text.charAt(place);
            boolean letter = c >= 'A' && c <= 'Z';
            boolean digit = c >= '0' && c <= '9';
            if (!(letter && (place < 2 || place >= HEAD)) && !(digit && place >= 2)) {
                return false;
            }
            remainder = (letter ? remainder * 100 + 10 + c - 'A' : remainder * 10 + c - '0') % MODULUS;
        }
        return remainder == 1;
    }
}

package io.shadowledger.formats.event;

import java.util.regex.Pattern;

/** ISO 13616: country, two check digits, up to 30 letters and digits; the remainder by 97 is 1. */
final class Iban {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final int MODULUS = 97;

    private Iban() {}

    static boolean matches(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        int remainder = 0;
        for (char c : (text.substring(4) + text.substring(0, 4)).toCharArray()) {
            int value = Character.getNumericValue(c);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % MODULUS;
        }
        return remainder == 1;
    }
}

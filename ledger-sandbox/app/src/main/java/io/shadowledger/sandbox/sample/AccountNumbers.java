package io.shadowledger.sandbox.sample;

/**
 * Account numbers of ten digits that pass the check of Czech account numbers: the digits, weighted by powers of two
 * modulo 11, add up to a multiple of 11 (decree 169/2011 of the Czech National Bank).
 */
final class AccountNumbers {

    private static final int[] WEIGHTS = {6, 3, 7, 9, 10, 5, 8, 4, 2, 1};

    private AccountNumbers() {}

    static boolean isValid(String number) {
        if (!number.matches("\\d{10}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }

    /** The first valid number at or after the given one. */
    static String atOrAfter(long number) {
        for (long candidate = number; ; candidate++) {
            var text = "%010d".formatted(candidate);
            if (isValid(text)) {
                return text;
            }
        }
    }
}

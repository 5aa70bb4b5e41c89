package io.shadowledger.service.drift;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The amounts that an amount may have been mistaken for: two neighbouring digits swapped, the decimal point one or two
 * places off, or the other side. The first two leave a difference divisible by nine, the third one divisible by two: the
 * checks of every accountant.
 */
final class WrongDigits {

    private static final int[] FACTORS = {10, 100};

    private WrongDigits() {}

    /**
     * A mistake in one of the books.
     *
     * @param booked the amount as it is booked, in minor units
     * @param other what it would be without the mistake, in minor units
     * @param words what the mistake is
     */
    record Mistake(long booked, long other, String words) {}

    /** Every mistake that an amount may be; none twice. */
    static Set<Mistake> of(long booked) {
        var mistakes = new LinkedHashSet<Mistake>();
        long magnitude = Math.abs(booked);
        long sign = Long.signum(booked);
        var digits = Long.toString(magnitude);
        for (int at = 0; at + 1 < digits.length(); at++) {
            char first = digits.charAt(at);
            char second = digits.charAt(at + 1);
            if (first != second && (at > 0 || second != '0')) {
                var swapped = digits.substring(0, at) + second + first + digits.substring(at + 2);
                mistakes.add(new Mistake(
                        booked,
                        sign * Long.parseLong(swapped),
                        "the digits " + first + second + " are swapped in one of the books"));
            }
        }
        for (int factor : FACTORS) {
            if (magnitude % factor == 0) {
                mistakes.add(shifted(booked, booked / factor));
            }
            if (magnitude <= Long.MAX_VALUE / factor) {
                mistakes.add(shifted(booked, booked * factor));
            }
        }
        mistakes.add(new Mistake(booked, -booked, "it is booked on the wrong side in one of the books"));
        return mistakes;
    }

    private static Mistake shifted(long booked, long other) {
        return new Mistake(booked, other, "the decimal point is misplaced in one of the books");
    }
}

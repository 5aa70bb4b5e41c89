package io.shadowledger.service.drift;

import io.shadowledger.api.money.Money;

/**
 * The largest difference in one currency that is put down to rounding.
 *
 * @param limit not negative
 */
record RoundingTolerance(Money limit) {

    RoundingTolerance {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("a rounding tolerance cannot be negative: " + limit);
        }
    }

    /**
     * Reads a setting such as {@code CZK=1.00}; called by Spring when it binds the property.
     *
     * @throws IllegalArgumentException that says what to write
     */
    public static RoundingTolerance valueOf(String text) {
        var parts = text.strip().split("=", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a rounding tolerance: write CURRENCY=AMOUNT, such as CZK=1.00");
        }
        return new RoundingTolerance(Money.parse(parts[1], Money.currency(parts[0])));
    }
}

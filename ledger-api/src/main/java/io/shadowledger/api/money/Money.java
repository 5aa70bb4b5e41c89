package io.shadowledger.api.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount in the minor units of its currency: {@code Money(1250, CZK)} is 12.50 CZK.
 *
 * <p>The number of decimals is the currency's exponent in ISO 4217 (JPY 0, CZK 2, KWD 3). Arithmetic is exact and
 * throws {@link ArithmeticException} rather than wrap around.
 *
 * @param minor the amount in minor units, negative for a debit balance
 * @param currency an ISO 4217 currency that has minor units (not a metal or a test code)
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    /** The largest magnitude, in minor units, that one event or reported balance may have: fifteen digits. */
    public static final long MAX_MINOR = 999_999_999_999_999L;

    /** Characters of a decimal that has at most fifteen digits whatever the exponent, which is at most four. */
    private static final int SHORT = 11;

    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    /** The amount of the given currency that is nothing. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Finds an ISO 4217 currency.
     *
     * @throws InvalidMoneyException if the code is not a current alphabetic code, or has no minor unit (XAU, XXX)
     */
    public static Currency currency(String code) {
        try {
            var currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            throw new InvalidMoneyException(
                    "unknown currency '" + abbreviated(code) + "': use an ISO 4217 code such as EUR", unknown);
        }
        throw new InvalidMoneyException("currency " + code + " has no minor unit, so no account can be kept in it");
    }

    /**
     * Reads a decimal string.
     *
     * @param decimal digits with an optional sign and decimal point, such as {@code "-12.5"}; no exponent, no grouping
     * @throws InvalidMoneyException if it is not such a number, has more decimals than the currency or is too large
     */
    public static Money parse(String decimal, Currency currency) {
        if (!isPlainDecimal(decimal)) {
            throw new InvalidMoneyException(
                    "'" + abbreviated(decimal) + "' is not an amount: use digits and a decimal point, such as 12.50");
        }
        return decimal.length() <= SHORT ? ofShort(decimal, currency) : of(new BigDecimal(decimal), currency);
    }

    /** What is short enough not to overflow needs no {@link BigDecimal}, which takes five times as long. */
    private static Money ofShort(String decimal, Currency currency) {
        int exponent = currency.getDefaultFractionDigits();
        long minor = 0;
        int decimals = -1;
        for (int i = 0; i < decimal.length(); i++) {
            char c = decimal.charAt(i);
            if (c == '.') {
                decimals = 0;
            } else if (c != '-' && c != '+') {
                minor = minor * 10 + (c - '0');
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        if (decimals > exponent) {
            return of(new BigDecimal(decimal), currency);
        }
        for (int i = Math.max(decimals, 0); i < exponent; i++) {
            minor *= 10;
        }
        return new Money(decimal.charAt(0) == '-' ? -minor : minor, currency);
    }

    /**
     * Takes a decimal number.
     *
     * @throws InvalidMoneyException if it has more decimals than the currency, or more than fifteen digits
     */
    public static Money of(BigDecimal decimal, Currency currency) {
        int exponent = currency.getDefaultFractionDigits();
        // Checked first: an exponent of a billion would be written out in full, one of two billions overflow.
        if (decimal.signum() != 0 && (long) decimal.precision() - decimal.scale() + exponent > 15) {
            throw new InvalidMoneyException("amount is too large: at most 15 digits, decimals included");
        }
        var exact = decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        if (exact.scale() > exponent) {
            throw new InvalidMoneyException(
                    "amount has more decimals than " + currency.getCurrencyCode() + " has: at most " + exponent);
        }
        return new Money(exact.setScale(exponent).unscaledValue().longValueExact(), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    /** The amount as on the wire: all decimals of the currency, no grouping, such as {@code "-12.50"}. */
    public String toDecimalString() {
        return toBigDecimal().toPlainString();
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    @Override
    public String toString() {
        return toDecimalString() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }

    private static boolean isPlainDecimal(String text) {
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        boolean digit = false;
        boolean point = false;
        if (text.length() > 64) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (c == '.' && !point && digit) {
                point = true;
            } else {
                return false;
            }
        }
        return digit && text.charAt(text.length() - 1) != '.';
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}

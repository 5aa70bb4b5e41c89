package io.shadowledger.console.format;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Amounts as people read them: grouped, with all decimals of the currency and a real minus sign (U+2212), which is as
 * wide as the plus. Takes the decimal strings of the wire and never rounds.
 */
public final class Figures {

    /** The minus sign; the hyphen of CSV and JSON is narrower than a digit and easily missed. */
    public static final char MINUS = '−';

    private final Locale locale;

    public Figures(Locale locale) {
        this.locale = locale;
    }

    /** A balance: {@code 1,234.50}, {@code −1,234.50}. */
    public String plain(String decimal) {
        return formatted(new BigDecimal(decimal), "");
    }

    /** A movement or a difference, with its sign: {@code +1,234.50}, {@code −1,234.50}, {@code 0.00}. */
    public String signed(String decimal) {
        var amount = new BigDecimal(decimal);
        return formatted(amount, amount.signum() > 0 ? "+" : "");
    }

    /** A count: {@code 12,345}. */
    public String count(long number) {
        return formatted(BigDecimal.valueOf(number), "");
    }

    /** −1, 0 or 1. */
    public static int sign(String decimal) {
        return new BigDecimal(decimal).signum();
    }

    private String formatted(BigDecimal amount, String positivePrefix) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(Math.max(0, amount.scale()));
        format.setMaximumFractionDigits(Math.max(0, amount.scale()));
        format.setPositivePrefix(positivePrefix);
        format.setNegativePrefix(String.valueOf(MINUS));
        return format.format(amount);
    }
}

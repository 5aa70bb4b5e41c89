package io.shadowledger.service.drift;

import io.shadowledger.api.money.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How amounts and times stand in sentences for finance staff. */
final class Wording {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Wording() {}

    /** {@code 1,204.50 CZK}. */
    static String amount(Money money) {
        int decimals = money.currency().getDefaultFractionDigits();
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        BigDecimal decimal = money.toBigDecimal();
        return format.format(decimal) + " " + money.currency().getCurrencyCode();
    }

    static String amount(Difference.Account account, long minor) {
        return amount(account.money(minor));
    }

    static String magnitude(Difference.Account account, long minor) {
        return amount(account.money(Math.abs(minor)));
    }

    /** {@code credit} or {@code debit}: which side an entry of that sign stands on. */
    static String side(long minor) {
        return minor > 0 ? "credit" : "debit";
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    /** {@code 3 days}, {@code 5 h}, {@code 12 min}, {@code 40 s}. */
    static String span(Duration span) {
        var positive = span.abs();
        if (positive.toDays() > 1) {
            return positive.toDays() + " days";
        }
        if (positive.toHours() > 0) {
            return positive.toHours() + " h";
        }
        return positive.toMinutes() > 0 ? positive.toMinutes() + " min" : positive.toSeconds() + " s";
    }
}

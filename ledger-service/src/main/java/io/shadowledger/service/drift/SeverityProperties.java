package io.shadowledger.service.drift;

import io.shadowledger.api.money.Money;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From when on a break matters how much.
 *
 * @param amounts at most one per currency; where a currency is absent, its breaks are judged by their age alone
 * @param mediumAfter the age from which on a break is at least {@code MEDIUM}; whole days
 * @param highAfter likewise {@code HIGH}
 * @param criticalAfter likewise {@code CRITICAL}
 */
@ConfigurationProperties("shadowledger.drift.severity")
record SeverityProperties(
        @DefaultValue List<Amounts> amounts,
        @DefaultValue("2d") Duration mediumAfter,
        @DefaultValue("8d") Duration highAfter,
        @DefaultValue("31d") Duration criticalAfter) {

    /** @throws IllegalArgumentException that names the setting and says what to write */
    SeverityProperties {
        amounts = List.copyOf(amounts);
        var currencies = new HashSet<String>();
        for (var each : amounts) {
            if (!currencies.add(each.currency())) {
                throw new IllegalArgumentException(
                        "shadowledger.drift.severity.amounts has " + each.currency() + " twice: one of them is enough");
            }
        }
        days("medium-after", mediumAfter);
        days("high-after", highAfter);
        days("critical-after", criticalAfter);
        if (mediumAfter.compareTo(highAfter) > 0 || highAfter.compareTo(criticalAfter) > 0) {
            throw new IllegalArgumentException("shadowledger.drift.severity: medium-after (" + mediumAfter.toDays()
                    + "d), high-after (" + highAfter.toDays() + "d) and critical-after (" + criticalAfter.toDays()
                    + "d) must not fall");
        }
    }

    private static void days(String name, Duration age) {
        if (age.isNegative() || age.isZero() || !age.equals(Duration.ofDays(age.toDays()))) {
            throw new IllegalArgumentException(
                    "shadowledger.drift.severity." + name + " is a number of whole days above 0, such as 8d");
        }
    }

    /**
     * The magnitudes from which on a drift in one currency matters; decimal strings. One that is absent is never reached.
     *
     * @param currency ISO 4217 code
     */
    record Amounts(
            String currency,
            @Nullable String medium,
            @Nullable String high,
            @Nullable String critical) {

        Amounts {
            long before = 0;
            for (@Nullable String text : Arrays.asList(medium, high, critical)) {
                if (text == null) {
                    continue;
                }
                long minor = minor(text, currency);
                if (minor <= before) {
                    throw new IllegalArgumentException("shadowledger.drift.severity.amounts of " + currency
                            + ": medium, high and critical are above 0 and rise, but " + text + " does not");
                }
                before = minor;
            }
        }

        /** In minor units of the currency; null where the severity is never reached. */
        @Nullable
        Long minor(@Nullable String text) {
            return text == null ? null : Long.valueOf(minor(text, currency));
        }

        private static long minor(String text, String currency) {
            try {
                return Money.parse(text, Money.currency(currency)).minor();
            } catch (RuntimeException unreadable) {
                throw new IllegalArgumentException(
                        "shadowledger.drift.severity.amounts of '" + currency + "': " + unreadable.getMessage(),
                        unreadable);
            }
        }
    }
}

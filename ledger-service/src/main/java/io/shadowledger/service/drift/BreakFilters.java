package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.problem.InvalidException;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that choose breaks. */
final class BreakFilters {

    /** How callers name themselves. */
    static final String ME = "me";

    private static final int MIN_TEXT = 2;
    private static final int MAX_TEXT = 100;
    /** A thousand years; more is a mistake, and would leave the calendar of the database. */
    private static final int MAX_AGE = 365_000;

    private BreakFilters() {}

    /**
     * @param who the caller
     * @throws InvalidException naming the parameter
     */
    static BreakCriteria of(BreakFilter filter, String who) {
        var currency = filter.currency() == null ? null : currency(filter.currency());
        if (filter.minAge() != null && filter.maxAge() != null && filter.minAge() > filter.maxAge()) {
            throw new InvalidException("maxAge", "maxAge is less than minAge, so no break can meet both");
        }
        return new BreakCriteria(
                filter.status(),
                filter.verdict(),
                filter.severity(),
                filter.owner() == null ? null : owner(filter.owner(), who),
                currency,
                filter.minAmount() == null ? null : minor(filter.minAmount(), currency),
                age(filter.minAge(), "minAge"),
                age(filter.maxAge(), "maxAge"),
                filter.suppressed(),
                filter.accountPrefix(),
                filter.text() == null ? null : text(filter.text()),
                filter.reportId());
    }

    private static @Nullable Integer age(@Nullable Integer days, String field) {
        if (days != null && (days < 0 || days > MAX_AGE)) {
            throw new InvalidException(field, field + " is a number of days from 0 to " + MAX_AGE);
        }
        return days;
    }

    private static String text(String text) {
        var words = text.strip();
        if (words.length() < MIN_TEXT || words.length() > MAX_TEXT) {
            throw new InvalidException("text", "text has " + MIN_TEXT + " to " + MAX_TEXT + " characters");
        }
        return words;
    }

    private static String owner(String owner, String who) {
        var name = owner.strip().toLowerCase(Locale.ROOT);
        return name.equals(ME) ? who : name;
    }

    private static Currency currency(String code) {
        try {
            return Money.currency(code);
        } catch (InvalidMoneyException invalid) {
            throw new InvalidException("currency", "currency: " + invalid.getMessage());
        }
    }

    private static long minor(String amount, @Nullable Currency currency) {
        if (currency == null) {
            throw new InvalidException("minAmount", "minAmount needs a currency: 100 is another sum in each");
        }
        try {
            var least = Money.parse(amount, currency);
            if (least.minor() < 0) {
                throw new InvalidException("minAmount", "minAmount is a magnitude, so it has no sign");
            }
            return least.minor();
        } catch (InvalidMoneyException invalid) {
            throw new InvalidException("minAmount", "minAmount: " + invalid.getMessage());
        }
    }
}

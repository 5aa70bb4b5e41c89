package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
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

    private BreakFilters() {}

    /**
     * @param who the caller
     * @throws InvalidException naming the parameter
     */
    static BreakViews.Filter of(
            @Nullable BreakStatus status,
            @Nullable Verdict verdict,
            @Nullable String owner,
            @Nullable String currency,
            @Nullable String minAmount,
            boolean suppressed,
            @Nullable String accountPrefix,
            String who) {
        var only = currency == null ? null : currency(currency);
        return new BreakViews.Filter(
                status,
                verdict,
                owner == null ? null : owner(owner, who),
                only,
                minAmount == null ? null : minor(minAmount, only),
                suppressed,
                accountPrefix);
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

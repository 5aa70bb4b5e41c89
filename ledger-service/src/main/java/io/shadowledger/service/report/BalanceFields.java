package io.shadowledger.service.report;

import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What the fields of a balance must be, whatever format they came in. */
final class BalanceFields {

    static final String ACCOUNT = "accountId";
    static final String CURRENCY = "currency";
    private static final int MAX_ACCOUNT = 64;

    private final Currency defaultCurrency;

    BalanceFields(Currency defaultCurrency) {
        this.defaultCurrency = defaultCurrency;
    }

    /** Where the fields of one balance stand. */
    interface Place {
        InvalidReportException mistake(String field, String what);
    }

    String account(@Nullable String text, Place place) {
        if (text == null || text.isEmpty()) {
            throw place.mistake(ACCOUNT, "the account is missing");
        }
        if (text.length() > MAX_ACCOUNT) {
            throw place.mistake(ACCOUNT, "an account has at most " + MAX_ACCOUNT + " characters");
        }
        if (text.charAt(0) == '@') {
            throw place.mistake(ACCOUNT, "accounts that begin with '@' are the ledger's own");
        }
        if (!text.codePoints().allMatch(BalanceFields::isVisible)) {
            throw place.mistake(ACCOUNT, "an account has no blanks and no control characters in it");
        }
        return text;
    }

    /** The report's currency, or the ledger's when the report names none. */
    Currency currency(@Nullable String text, Place place) {
        if (text == null || text.isEmpty()) {
            return defaultCurrency;
        }
        try {
            return Money.currency(text);
        } catch (InvalidMoneyException invalid) {
            throw place.mistake(CURRENCY, String.valueOf(invalid.getMessage()));
        }
    }

    Money balance(@Nullable String text, Currency currency, String field, Place place) {
        if (text == null || text.isEmpty()) {
            throw place.mistake(field, "the balance is missing");
        }
        try {
            return Money.parse(text, currency);
        } catch (InvalidMoneyException invalid) {
            throw place.mistake(field, String.valueOf(invalid.getMessage()));
        }
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}

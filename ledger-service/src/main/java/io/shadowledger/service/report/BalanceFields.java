package io.shadowledger.service.report;

import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.event.AccountIds;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What the fields of a balance must be, whatever format they came in. */
final class BalanceFields {

    static final String ACCOUNT = "accountId";
    static final String CURRENCY = "currency";

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
        if (text.charAt(0) == '@') {
            throw place.mistake(ACCOUNT, "accounts that begin with '@' are the ledger's own");
        }
        var fault = AccountIds.fault(text);
        if (fault != null) {
            throw place.mistake(ACCOUNT, fault);
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
}

package io.shadowledger.service.drift;

import io.shadowledger.api.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An account and currency on which the two books differ. Amounts are in minor units.
 *
 * @param reported what the CBS says; absent when it does not report the account
 * @param shadow what the shadow says; absent when it does not know the account
 */
record Difference(
        Account account, @Nullable Long reported, @Nullable Long shadow) {

    /** An account in one currency. */
    record Account(String id, Currency currency) {

        Money money(long minor) {
            return new Money(minor, currency);
        }
    }

    /** Shadow minus CBS; never 0. */
    long drift() {
        return Math.subtractExact(shadow == null ? 0 : shadow, reported == null ? 0 : reported);
    }
}

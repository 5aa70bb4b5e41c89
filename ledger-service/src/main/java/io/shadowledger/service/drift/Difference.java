package io.shadowledger.service.drift;

import io.shadowledger.api.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An account and currency on which the two books differ. Amounts are in minor units.
 *
 * @param reported what the CBS says; absent when it does not report the account
 * @param shadow what the shadow says; absent when it does not know the account
 * @param lastTie when the account last tied, as far as earlier reports say
 */
record Difference(
        Account account,
        @Nullable Long reported,
        @Nullable Long shadow,
        @Nullable LastTie lastTie) {

    Difference(Account account, @Nullable Long reported, @Nullable Long shadow) {
        this(account, reported, shadow, null);
    }

    Difference since(@Nullable LastTie tie) {
        return new Difference(account, reported, shadow, tie);
    }

    /** An account in one currency. */
    record Account(String id, Currency currency) {

        Money money(long minor) {
            return new Money(minor, currency);
        }
    }

    /** What a cause must come to: the drift without the rounding that was there before. */
    long sought() {
        return lastTie == null ? drift() : drift() - lastTie.rounding();
    }

    /** By how much a cause may miss what is sought: rounding that has moved since. */
    long slack() {
        return lastTie == null ? 0 : lastTie.slack();
    }

    boolean fits(long amount) {
        return Math.abs(sought() - amount) <= slack();
    }

    /** Says that rounding is part of the drift, where it is. */
    String remark() {
        return remark(sought());
    }

    /** @param amount that was found to be the cause */
    String remark(long amount) {
        return amount == drift() ? "" : " The other " + Wording.amount(account, drift() - amount) + " are rounding.";
    }

    /** Shadow minus CBS; never 0. */
    long drift() {
        return Math.subtractExact(shadow == null ? 0 : shadow, reported == null ? 0 : reported);
    }
}

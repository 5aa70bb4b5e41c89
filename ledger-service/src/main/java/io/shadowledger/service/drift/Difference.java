package io.shadowledger.service.drift;

import io.shadowledger.api.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account and currency on which the two books differ, or a part of what they differ by. Amounts are in minor units.
 *
 * @param reported what the CBS says; absent when it does not report the account
 * @param shadow what the shadow says; absent when it does not know the account
 * @param lastTie when the account last tied, as far as earlier reports say; of a part, when it was not there yet
 * @param known the part that other breaks of the account carry; 0 if this is the whole
 * @param named the events that those breaks name: they are no cause of this one as well
 */
record Difference(
        Account account,
        @Nullable Long reported,
        @Nullable Long shadow,
        @Nullable LastTie lastTie,
        long known,
        Set<String> named) {

    Difference {
        named = Set.copyOf(named);
    }

    Difference(Account account, @Nullable Long reported, @Nullable Long shadow) {
        this(account, reported, shadow, null, 0, Set.of());
    }

    Difference since(@Nullable LastTie tie) {
        return new Difference(account, reported, shadow, tie, known, named);
    }

    /** The moment after which its cause came; absent when no report says. */
    @Nullable
    Instant since() {
        return lastTie == null ? null : lastTie.asOf();
    }

    /**
     * A part of it.
     *
     * @param drift the part's; never 0
     * @param named the events that the account's other breaks name
     */
    Difference part(long drift, Set<String> named) {
        return new Difference(account, reported, shadow, lastTie, Math.subtractExact(whole(), drift), named);
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

    /** Shadow minus CBS, less what other breaks carry; never 0. */
    long drift() {
        return Math.subtractExact(whole(), known);
    }

    /** Shadow minus CBS. */
    long whole() {
        return Math.subtractExact(shadow == null ? 0 : shadow, reported == null ? 0 : reported);
    }
}

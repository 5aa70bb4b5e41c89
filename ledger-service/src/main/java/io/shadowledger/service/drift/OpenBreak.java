package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.money.Money;
import java.time.Instant;

/**
 * A break as a correction needs it, locked until the end of the transaction.
 *
 * @param breakNo its key in the database
 * @param drift its part of what the account's books differ by, as its latest report showed it
 * @param reported what the CBS says of the account; zero when it does not report it
 * @param asOf the moment both stand for
 * @param reportNo the latest report that shows it
 */
public record OpenBreak(
        long breakNo,
        String breakId,
        BreakStatus status,
        String accountId,
        Money drift,
        Money reported,
        Instant asOf,
        Basis basis,
        long reportNo,
        String reportId) {

    /** Whether it is over: closed, or healed by itself. */
    public boolean isOver() {
        return status.isOver();
    }

    Difference.Account account() {
        return new Difference.Account(accountId, drift.currency());
    }
}

package io.shadowledger.api.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum of all accounts and of the control accounts per currency; zero at every commit.
 *
 * <p>The ledger's own accounts are journaled by record time alone. As of a value time, their sums are the contra of the
 * customers' entries that count.
 *
 * @param asOf when it was taken
 * @param asOfValue the value time asked for; absent means all entries whatever their value time
 * @param asOfRecord the record time asked for; absent means now
 * @param lines one per currency
 */
public record TrialBalance(
        Instant asOf, @Nullable Instant asOfValue, @Nullable Instant asOfRecord, List<Line> lines) {

    public TrialBalance {
        lines = List.copyOf(lines);
    }

    /**
     * The sums of one currency.
     *
     * @param currency ISO 4217 code
     * @param customers sum of the customers' accounts, decimal string
     * @param control the contra of all events: what the bank's core owes its customers
     * @param driftSuspense the contra of all corrections: drift that finance booked and has not cleared
     * @param total the sum of the three; anything but zero is a fault of the ledger
     */
    public record Line(String currency, String customers, String control, String driftSuspense, String total) {}
}

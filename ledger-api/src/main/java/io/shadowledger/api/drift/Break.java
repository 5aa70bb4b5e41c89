package io.shadowledger.api.drift;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the two books on one account and currency, with one cause; it lives across reports until it is
 * gone. An account may have several: their drifts add up to the account's.
 *
 * @param breakId the ledger's id of it
 * @param accountId the account
 * @param currency ISO 4217 code
 * @param status where it stands
 * @param verdict its cause
 * @param drift its part of what the account's books differ by: shadow minus CBS, decimal string with its sign
 * @param reportedBalance what the CBS says of the account, decimal string; absent when it does not report the account
 * @param shadowBalance what the shadow says of the account at that time, decimal string; absent when it does not know the account
 * @param explanation one sentence that names the events, or says what remains unexplained
 * @param residual the part of the drift that nothing explains, decimal string
 * @param severity how much it matters, by its amount and its age
 * @param ageDays how many days ago its value date was: the as-of day, in the bank's zone, of the first report that showed
 *     it
 * @param attachments how many files are attached to it
 * @param asOf the moment both balances stand for
 * @param basis which time the balances go by
 * @param openedAt when it was found
 * @param updatedAt when anything about it last changed
 * @param reportId the latest report that shows it
 * @param owner who looks after it; absent when nobody does
 * @param suppressed for how long it is not in the queue; absent when it is in it
 * @param reopened how often it came back after it was over
 */
public record Break(
        String breakId,
        String accountId,
        String currency,
        BreakStatus status,
        Verdict verdict,
        String drift,
        @Nullable String reportedBalance,
        @Nullable String shadowBalance,
        String explanation,
        String residual,
        Severity severity,
        long ageDays,
        int attachments,
        Instant asOf,
        Basis basis,
        Instant openedAt,
        Instant updatedAt,
        String reportId,
        @Nullable String owner,
        @Nullable Suppressed suppressed,
        int reopened) {}

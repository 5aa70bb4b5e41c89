package io.shadowledger.api.drift;

import org.jspecify.annotations.Nullable;

/**
 * One account and currency of a compared report.
 *
 * @param accountId the account
 * @param currency ISO 4217 code
 * @param reportedBalance what the CBS says, decimal string; absent when it does not report the account
 * @param shadowBalance what the shadow book says at the report's as-of time, decimal string; absent when it does not
 *     know the account
 * @param drift shadow minus CBS, decimal string; negative when the shadow lacks a credit; absent while pending
 * @param verdict what that means
 * @param explanation one sentence that names the events, or says what remains unexplained
 * @param breakId the break that carries it, if there is one
 */
public record DriftLine(
        String accountId,
        String currency,
        @Nullable String reportedBalance,
        @Nullable String shadowBalance,
        @Nullable String drift,
        Verdict verdict,
        @Nullable String explanation,
        @Nullable String breakId) {}

package io.shadowledger.api.drift;

import org.jspecify.annotations.Nullable;

/**
 * Which breaks are asked for: those that meet all that is given.
 *
 * @param status only those; absent means all that are not over
 * @param verdict only those
 * @param severity only those
 * @param owner only those that this user looks after; {@code me} means the caller
 * @param currency only those; ISO 4217 code
 * @param minAmount only drifts of at least this magnitude, decimal string; needs a currency
 * @param minAge only those of at least so many days
 * @param maxAge only those of at most so many days
 * @param suppressed false for those in the queue, true for those that are suppressed
 * @param accountPrefix only accounts that start so
 * @param text only those with these words in account, explanation or comments, whatever their case; 2 to 100 characters
 * @param reportId only those whose latest report it is
 */
public record BreakFilter(
        @Nullable BreakStatus status,
        @Nullable Verdict verdict,
        @Nullable Severity severity,
        @Nullable String owner,
        @Nullable String currency,
        @Nullable String minAmount,
        @Nullable Integer minAge,
        @Nullable Integer maxAge,
        boolean suppressed,
        @Nullable String accountPrefix,
        @Nullable String text,
        @Nullable String reportId) {

    /** The queue: all that are not over and not suppressed. */
    public static final BreakFilter QUEUE =
            new BreakFilter(null, null, null, null, null, null, null, null, false, null, null, null);

    /** The same, of one standing only. */
    public BreakFilter withStatus(@Nullable BreakStatus only) {
        return new BreakFilter(
                only,
                verdict,
                severity,
                owner,
                currency,
                minAmount,
                minAge,
                maxAge,
                suppressed,
                accountPrefix,
                text,
                reportId);
    }

    /** The same, in one currency only. */
    public BreakFilter withCurrency(@Nullable String only) {
        return new BreakFilter(
                status,
                verdict,
                severity,
                owner,
                only,
                minAmount,
                minAge,
                maxAge,
                suppressed,
                accountPrefix,
                text,
                reportId);
    }

    /** The same, of accounts only that start so. */
    public BreakFilter withAccountPrefix(@Nullable String prefix) {
        return new BreakFilter(
                status,
                verdict,
                severity,
                owner,
                currency,
                minAmount,
                minAge,
                maxAge,
                suppressed,
                prefix,
                text,
                reportId);
    }
}

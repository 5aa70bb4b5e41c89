package io.shadowledger.api.drift;

import io.shadowledger.api.account.StatementLine;
import io.shadowledger.api.correction.Correction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision on a break needs.
 *
 * @param summary the break itself
 * @param evidence the events that the explanation names
 * @param recentEntries the account's latest entries up to the as-of time, newest first
 * @param corrections what was proposed for it, newest first
 * @param proposal the correction that would take this difference away; absent once it is over or while one is under way
 * @param history what happened to it, oldest first
 * @param others the other breaks of the account and currency that are not over, the largest first; together with this
 *     one they are what the account's books differ by
 */
public record BreakDetail(
        Break summary,
        List<StatementLine> evidence,
        List<StatementLine> recentEntries,
        List<Correction> corrections,
        @Nullable Proposal proposal,
        List<HistoryLine> history,
        List<OtherBreak> others) {

    public BreakDetail {
        evidence = List.copyOf(evidence);
        recentEntries = List.copyOf(recentEntries);
        corrections = List.copyOf(corrections);
        history = List.copyOf(history);
        others = List.copyOf(others);
    }

    /**
     * The entry that would take the difference away.
     *
     * @param amount signed decimal string: what would be posted on the account
     * @param currency ISO 4217 code
     * @param contraAccount where the other side goes
     * @param valueTime the value time it would carry
     * @param balanceAfter the shadow balance at the as-of time after it
     */
    public record Proposal(
            String amount, String currency, String contraAccount, Instant valueTime, String balanceAfter) {}

    /**
     * One thing that happened to a break.
     *
     * @param at when
     * @param who the user's name, or {@code system}
     * @param what what was done, in a sentence
     */
    public record HistoryLine(Instant at, String who, String what) {}

    /**
     * Another break of the same account and currency.
     *
     * @param breakId its id
     * @param status where it stands
     * @param verdict its cause
     * @param drift its part of the account's drift, decimal string with its sign
     */
    public record OtherBreak(String breakId, BreakStatus status, Verdict verdict, String drift) {}
}

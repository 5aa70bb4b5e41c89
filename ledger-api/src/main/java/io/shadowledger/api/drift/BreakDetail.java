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
 * @param proposal the correction that would make the books tie; absent once closed or while one is under way
 * @param history what happened to it, oldest first
 */
public record BreakDetail(
        Break summary,
        List<StatementLine> evidence,
        List<StatementLine> recentEntries,
        List<Correction> corrections,
        @Nullable Proposal proposal,
        List<HistoryLine> history) {

    public BreakDetail {
        evidence = List.copyOf(evidence);
        recentEntries = List.copyOf(recentEntries);
        corrections = List.copyOf(corrections);
        history = List.copyOf(history);
    }

    /**
     * The entry that would make the books tie.
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
}

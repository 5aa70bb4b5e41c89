package io.shadowledger.service.rebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rebuild came to, as its JSON output has it.
 *
 * @param job always {@code rebuild}
 * @param outcome {@code same}, {@code same-but-moved} or {@code different}
 * @param source the original's address
 * @param target the rebuilt book's address
 * @param records how many offsets were passed by this process
 * @param seconds how long that took
 * @param partitions one per partition of the original
 * @param accounts how many balances (an account in a currency) were compared
 * @param differentBalances how many of them differ
 * @param firstDifferences the first of them
 * @param trialBalance whether that of the rebuilt book is zero in every currency
 */
record RebuildResult(
        String job,
        String outcome,
        String source,
        String target,
        long records,
        double seconds,
        List<PartitionResult> partitions,
        long accounts,
        long differentBalances,
        List<BalanceDifference> firstDifferences,
        boolean trialBalance) {

    /**
     * @param outcome {@code same}, {@code moved} or {@code different}
     * @param nextOffset up to which both were compared
     * @param chainHead of the original at that offset
     * @param rebuiltChainHead of the rebuilt book
     * @param explanation why it is not the same; absent when it is
     */
    record PartitionResult(
            String partition,
            String outcome,
            long nextOffset,
            Totals totals,
            Totals rebuiltTotals,
            String chainHead,
            String rebuiltChainHead,
            @Nullable String explanation) {}

    record Totals(long entries, long duplicates, long conflicts, long deadLetters) {}

    /**
     * @param original in minor units; absent if the original has no such balance
     * @param rebuilt likewise
     */
    record BalanceDifference(
            String account,
            String currency,
            @Nullable String original,
            @Nullable String rebuilt) {}
}

package io.shadowledger.service.rebuild;

import io.shadowledger.service.rebuild.RebuildResult.PartitionResult;
import io.shadowledger.service.rebuild.RebuildResult.Totals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the rebuilt partitions against what was noted of the original. */
final class BookComparison {

    private final Connection original;
    private final Connection rebuilt;

    /** @param original a snapshot */
    BookComparison(Connection original, Connection rebuilt) {
        this.original = original;
        this.rebuilt = rebuilt;
    }

    List<PartitionResult> partitions(List<PartitionPlan> plans) throws SQLException {
        var results = new ArrayList<PartitionResult>();
        for (var plan : plans) {
            results.add(partition(plan));
        }
        return results;
    }

    /** Whether the rebuilt book's is zero in every currency. */
    boolean trialBalance() throws SQLException {
        try (var statement = rebuilt.createStatement();
                var row = statement.executeQuery(
                        "select from balance group by currency having sum(balance_minor) <> 0")) {
            return !row.next();
        }
    }

    private PartitionResult partition(PartitionPlan plan) throws SQLException {
        try (var select = rebuilt.prepareStatement("""
                select next_offset, chain_head, entries, duplicates, conflicts, dead_letters from ledger_partition
                where topic = ? and kafka_partition = ?
                """)) {
            select.setString(1, plan.source().topic());
            select.setInt(2, plan.source().partition());
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the rebuilt book lost its partition " + plan.source());
                }
                long nextOffset = row.getLong(1);
                byte[] head = row.getBytes(2);
                var before = new Totals(plan.entries(), plan.duplicates(), plan.conflicts(), plan.deadLetters());
                var after = new Totals(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
                boolean same = nextOffset == plan.nextOffset()
                        && Arrays.equals(head, plan.chainHead())
                        && before.equals(after);
                return same
                        ? result(plan, "same", before, after, head, null)
                        : explained(plan, before, after, head, nextOffset);
            }
        }
    }

    private PartitionResult explained(PartitionPlan plan, Totals before, Totals after, byte[] head, long nextOffset)
            throws SQLException {
        if (nextOffset != plan.nextOffset()) {
            return result(plan, "different", before, after, head, "it ends at offset " + nextOffset);
        }
        var archived = DetachedMonths.of(original).archived();
        if (!archived.isEmpty()) {
            return result(
                    plan,
                    "different",
                    before,
                    after,
                    head,
                    "the entries cannot be compared: the original's detached months " + archived
                            + " are not in its database; restore their tables and start again");
        }
        var difference = new EntryComparison(original, rebuilt).compare(plan);
        if (difference.damaged() > 0) {
            return result(
                    plan,
                    "different",
                    before,
                    after,
                    head,
                    difference.damaged() + " entries differ, first: " + difference.firstDamage());
        }
        if (difference.decidedOtherwise() > 0) {
            return result(
                    plan,
                    "different",
                    before,
                    after,
                    head,
                    difference.decidedOtherwise() + " event ids came with different contents in two partitions, and"
                            + " another was first this time: see their conflicts");
        }
        if (difference.moved() > 0) {
            return result(
                    plan,
                    "moved",
                    before,
                    after,
                    head,
                    difference.moved() + " events came in two partitions with the same content, and stand in the other"
                            + " one this time");
        }
        boolean onlyCounted = Arrays.equals(head, plan.chainHead()) && before.entries() == after.entries();
        return onlyCounted
                ? result(
                        plan,
                        "moved",
                        before,
                        after,
                        head,
                        "the entries are the same; of what came again, some was decided against another partition")
                : result(
                        plan,
                        "different",
                        before,
                        after,
                        head,
                        "the entries have the same ids and contents noted, yet other heads: verify the original");
    }

    private static PartitionResult result(
            PartitionPlan plan,
            String outcome,
            Totals before,
            Totals after,
            byte[] head,
            @Nullable String explanation) {
        var hex = HexFormat.of();
        return new PartitionResult(
                plan.source().toString(),
                outcome,
                plan.nextOffset(),
                before,
                after,
                hex.formatHex(plan.chainHead()),
                hex.formatHex(head),
                explanation);
    }
}

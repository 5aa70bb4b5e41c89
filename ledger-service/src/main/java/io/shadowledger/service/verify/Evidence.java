package io.shadowledger.service.verify;

import io.shadowledger.service.posting.Chains;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * All that the book says about a batch that is not right, and about the one after it.
 *
 * @param before what is good before the batch
 * @param next the batch after it, if there is one
 * @param allEntries from the batch's first to the last of the next one
 * @param allRejects likewise, conflicts first, each kind in the order of offsets
 * @param contra of the batch
 */
record Evidence(
        BookPartition partition,
        Checkpoint before,
        BatchRow batch,
        @Nullable BatchRow next,
        List<EntryRow> allEntries,
        List<Reject> allRejects,
        Map<ContraRows.Key, Long> contra) {

    // Two batches have at most 10,000 records. What a forger added beyond is not needed to name the first row.
    private static final int ROWS_AT_MOST = 20_000;

    /** A row of {@code event_seen}: what was posted at an offset, as far as it can be trusted. */
    record Seen(long offset, String eventId, byte[] contentHash) {}

    static Evidence gather(
            Connection connection, EntryTables tables, BookPartition partition, Checkpoint before, BatchRow batch)
            throws SQLException {
        int id = partition.partitionId();
        var following = BatchRow.read(connection, id, batch.batchNo(), Long.MAX_VALUE, 1);
        var next = following.isEmpty() ? null : following.getFirst();
        long upTo = next == null ? Long.MAX_VALUE : Math.max(batch.lastOffset(), next.lastOffset());
        var entries = new ArrayList<EntryRow>();
        try (var rows = EntryRow.copy(connection, tables, id, before.offsetsAbove(), upTo, ROWS_AT_MOST)) {
            while (rows.next()) {
                entries.add(EntryRow.read(rows));
            }
        }
        var rejects = new ArrayList<Reject>();
        try (var conflicts = Reject.Rows.conflicts(connection, id, before.offsetsAbove(), upTo);
                var deadLetters = Reject.Rows.deadLetters(connection, id, before.offsetsAbove(), upTo)) {
            for (var rows : List.of(conflicts, deadLetters)) {
                int bound = rejects.size() + ROWS_AT_MOST / 2;
                for (var row = rows.next(upTo); row != null && rejects.size() < bound; row = rows.next(upTo)) {
                    rejects.add(row);
                }
            }
        }
        var contra = ContraRows.read(connection, id, batch.batchNo() - 1, batch.batchNo());
        return new Evidence(
                partition, before, batch, next, entries, rejects, contra.getOrDefault(batch.batchNo(), Map.of()));
    }

    /** The entries up to an offset. */
    List<EntryRow> entries(long lastOffset) {
        return allEntries.stream().filter(e -> e.offset() <= lastOffset).toList();
    }

    /** The rejects up to an offset. */
    List<Reject> rejects(long lastOffset) {
        return allRejects.stream().filter(r -> r.offset() <= lastOffset).toList();
    }

    /** The seal that the batch would have if its row were another, with what stands in the book besides. */
    byte[] seal(BatchRow row, TopicPartition source) {
        return seal(row, source, overdrafts(entries(row.lastOffset())), rejects(row.lastOffset()));
    }

    byte[] seal(BatchRow row, TopicPartition source, BitSet overdrafts, List<Reject> rejects) {
        var chains = new Chains();
        rejects.forEach(reject -> reject.addTo(chains));
        return chains.seal(before.seal(), row.sealed(source, overdrafts));
    }

    /** Whether the stored seal of the batch after it, or of the partition if there is none, was made upon a seal. */
    boolean isFollowed(byte[] seal) {
        if (next == null) {
            return batch.batchNo() == partition.batchNo() && Arrays.equals(seal, partition.seal());
        }
        var chains = new Chains();
        allRejects.stream()
                .filter(r -> r.offset() > batch.lastOffset() && r.offset() <= next.lastOffset())
                .forEach(reject -> reject.addTo(chains));
        var entries = allEntries.stream()
                .filter(e -> e.offset() > batch.lastOffset() && e.offset() <= next.lastOffset())
                .toList();
        return Arrays.equals(next.seal(), chains.seal(seal, next.sealed(partition.source(), overdrafts(entries))));
    }

    static BitSet overdrafts(List<EntryRow> entries) {
        var flags = new BitSet();
        for (int i = 0; i < entries.size(); i++) {
            flags.set(i, entries.get(i).overdraft());
        }
        return flags;
    }

    /** What {@code event_seen} says was posted in the batch, in the order of offsets. Reads all of that table. */
    List<Seen> seen(Connection connection) throws SQLException {
        var seen = new ArrayList<Seen>();
        try (var rows = new CopyRows(
                connection,
                String.format(
                        Locale.ROOT,
                        """
                select kafka_offset, event_id, content_hash from event_seen
                where partition_id = %d and kafka_offset > '%d'::bigint and kafka_offset <= '%d'::bigint
                order by kafka_offset, event_id limit %d
                """,
                        partition.partitionId(),
                        before.offsetsAbove(),
                        batch.lastOffset(),
                        ROWS_AT_MOST))) {
            while (rows.next()) {
                seen.add(new Seen(rows.int8(), CopyRows.text(rows.requiredBytes()), rows.requiredBytes()));
            }
        }
        return seen;
    }
}

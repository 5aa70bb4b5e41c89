package io.shadowledger.service.verify;

import io.shadowledger.service.event.ContentHash;
import io.shadowledger.service.kafka.Topics;
import io.shadowledger.service.posting.Chains;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks a partition's batches in their order and computes everything anew that their rows say. Reads some batches at a
 * time, in five queries however many entries they have.
 *
 * <p>This is the straight path: it only tells that something is wrong with a batch, and {@link Diagnosis} finds out what.
 * An instance is for one thread.
 */
final class PartitionWalk {

    private static final int BATCHES_AT_A_TIME = 1_000;
    private static final long RECORDS_AT_A_TIME = 100_000;
    // What a batch's row says of its size may be forged; this bounds what is read because of it.
    private static final long ENTRIES_AT_MOST = RECORDS_AT_A_TIME + 10_000;

    private final BookPartition partition;
    private final Chains chains = new Chains();
    private final MessageDigest sha256 = ContentHash.sha256();

    PartitionWalk(BookPartition partition) {
        this.partition = partition;
    }

    /** The account that takes the other side of what is posted from a topic. */
    static String contraAccount(BookPartition partition) {
        return partition.source().topic().equals(Topics.CORRECTIONS) ? "@drift-suspense" : "@control";
    }

    /**
     * Verifies the batches that come next.
     *
     * @param connection in a transaction
     * @param tables held by it
     * @param from what is good already
     * @param upTo the last batch to verify, above that of {@code from}
     * @return what is good now: at least one batch more
     * @throws BrokenException about the first of them with which something is wrong
     */
    Checkpoint step(Connection connection, EntryTables tables, Checkpoint from, long upTo)
            throws SQLException, BrokenException {
        var batches = cut(numbered(
                BatchRow.read(connection, partition.partitionId(), from.batchesAbove(), upTo, BATCHES_AT_A_TIME),
                from));
        long lastOffset = batches.getLast().lastOffset();
        var contents = read(connection, tables, from, batches);
        var contra = ContraRows.read(
                connection,
                partition.partitionId(),
                from.batchesAbove(),
                batches.getLast().batchNo());
        var checkpoint = from;
        try (var conflicts =
                        Reject.Rows.conflicts(connection, partition.partitionId(), from.offsetsAbove(), lastOffset);
                var deadLetters =
                        Reject.Rows.deadLetters(connection, partition.partitionId(), from.offsetsAbove(), lastOffset)) {
            for (var batch : batches) {
                int index = (int) (batch.batchNo() - from.batchNo() - 1);
                var content = index < contents.size() ? contents.get(index) : null;
                var seal = content == null
                        ? null
                        : seal(
                                checkpoint,
                                content,
                                conflicts,
                                deadLetters,
                                contra.getOrDefault(batch.batchNo(), Map.of()));
                if (seal == null) {
                    throw new BrokenException(new Diagnosis(partition, checkpoint, batch).find(connection, tables));
                }
                checkpoint = checkpoint.plus(batch, seal);
            }
        }
        return checkpoint;
    }

    private static List<BatchRow> cut(List<BatchRow> batches) {
        long records = 0;
        for (int i = 0; i < batches.size(); i++) {
            records += Math.max(batches.get(i).entries(), 1);
            if (records >= RECORDS_AT_A_TIME) {
                return batches.subList(0, i + 1);
            }
        }
        return batches;
    }

    /** The batches up to the first gap, which the next step finds then. */
    private List<BatchRow> numbered(List<BatchRow> batches, Checkpoint from) throws BrokenException {
        long first = from.batchNo() + 1;
        if (!batches.isEmpty() && batches.getFirst().batchNo() < first) {
            throw new BrokenException(Findings.added(
                    "batch", Keys.batch(partition, batches.getFirst().batchNo()), "batches are numbered from 1 on"));
        }
        int count = 0;
        while (count < batches.size() && batches.get(count).batchNo() == first + count) {
            count++;
        }
        if (count == 0) {
            throw new BrokenException(Findings.missing(
                    "batch",
                    Keys.batch(partition, first),
                    "the partition has batches up to " + partition.batchNo() + ", without a gap"));
        }
        return batches.subList(0, count);
    }

    /** The contents of the batches, up to and without the first in which an entry is not as it should be. */
    private List<BatchContent> read(Connection connection, EntryTables tables, Checkpoint from, List<BatchRow> batches)
            throws SQLException {
        long expected = batches.stream().mapToLong(BatchRow::entries).sum();
        var contents = new ArrayList<BatchContent>(batches.size());
        var content = new BatchContent(partition.partitionId(), batches.getFirst(), from.chainHead());
        try (var rows = EntryRow.copy(
                connection,
                tables,
                partition.partitionId(),
                from.offsetsAbove(),
                batches.getLast().lastOffset(),
                Math.clamp(expected, 0, ENTRIES_AT_MOST) + 1)) {
            while (rows.next()) {
                var entry = EntryRow.read(rows);
                while (entry.offset() > content.batch().lastOffset()) {
                    contents.add(content);
                    if (!content.agrees() || contents.size() == batches.size()) {
                        return contents;
                    }
                    content = new BatchContent(
                            partition.partitionId(), batches.get(contents.size()), content.chainHead());
                }
                if (!content.add(entry, chains, sha256)) {
                    return contents;
                }
            }
        }
        contents.add(content);
        while (contents.size() < batches.size()) {
            contents.add(new BatchContent(partition.partitionId(), batches.get(contents.size()), content.chainHead()));
        }
        return contents;
    }

    /** The batch's seal, computed; null if it is another than the row's, or anything about the batch is not right. */
    private byte @Nullable [] seal(
            Checkpoint before,
            BatchContent content,
            Reject.Rows conflicts,
            Reject.Rows deadLetters,
            Map<ContraRows.Key, Long> contra)
            throws SQLException {
        var batch = content.batch();
        boolean good = content.agrees()
                && batch.firstOffset() > before.lastOffset()
                && notBefore(batch.recordedAt(), before.recordedAt())
                && contra.equals(content.contra(contraAccount(partition)))
                && takeUp(conflicts, batch) == batch.conflicts()
                && takeUp(deadLetters, batch) == batch.deadLetters();
        if (!good) {
            return null;
        }
        var seal = chains.seal(before.seal(), batch.sealed(partition.source(), content.overdrafts()));
        return Arrays.equals(seal, batch.seal()) ? seal : null;
    }

    /** How many of the rejects are the batch's; none counts that has another record time or lies before it. */
    private int takeUp(Reject.Rows rejects, BatchRow batch) throws SQLException {
        int count = 0;
        for (var reject = rejects.next(batch.lastOffset()); reject != null; reject = rejects.next(batch.lastOffset())) {
            if (reject.offset() < batch.firstOffset() || !reject.recordedAt().equals(batch.recordedAt())) {
                return -1;
            }
            reject.addTo(chains);
            count++;
        }
        return count;
    }

    static boolean notBefore(Instant time, @Nullable Instant earlier) {
        return earlier == null || !time.isBefore(earlier);
    }
}

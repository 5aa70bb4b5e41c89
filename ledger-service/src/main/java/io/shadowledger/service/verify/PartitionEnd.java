package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the end of a partition against its last good batch: its own row, and rows that lie beyond. */
final class PartitionEnd {

    private final Connection connection;
    private final EntryTables tables;
    private final BookPartition partition;
    private final Checkpoint end;

    /** @param end the last batch that there is */
    PartitionEnd(Connection connection, EntryTables tables, BookPartition partition, Checkpoint end) {
        this.connection = connection;
        this.tables = tables;
        this.partition = partition;
        this.end = end;
    }

    /** The number of the last batch that stands in the table, whatever the partition's row says; 0 if there is none. */
    static long lastBatch(Connection connection, int partitionId) throws SQLException {
        try (var select =
                connection.prepareStatement("select coalesce(max(batch_no), 0) from batch where partition_id = ?")) {
            select.setInt(1, partitionId);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** @throws BrokenException about the first thing that is not as the batches say */
    void check(@Nullable Anchor anchor) throws SQLException, BrokenException {
        if (anchor != null) {
            holdAgainst(anchor);
        }
        if (partition.batchNo() > end.batchNo() && !Arrays.equals(partition.seal(), end.seal())) {
            throw new BrokenException(Findings.missing(
                    "batch",
                    Keys.batch(partition, end.batchNo() + 1),
                    "ledger_partition has batches up to " + partition.batchNo()));
        }
        beyond("entry", tables.all());
        beyond("event_conflict", "event_conflict");
        beyond("dead_letter", "dead_letter");
        column("batch_no", partition.batchNo(), end.batchNo());
        column("next_offset", partition.nextOffset(), end.lastOffset() + 1);
        column("last_recorded_at", partition.lastRecordedAt(), end.recordedAt());
        column("chain_head", Findings.hex(partition.chainHead()), Findings.hex(end.chainHead()));
        column("seal", Findings.hex(partition.seal()), Findings.hex(end.seal()));
        column("entries", partition.entries(), end.entries());
        column("duplicates", partition.duplicates(), end.duplicates());
        column("conflicts", partition.conflicts(), end.conflicts());
        column("dead_letters", partition.deadLetters(), end.deadLetters());
    }

    /** What an earlier verification saw must still be there: else the book was made anew since then. */
    private void holdAgainst(Anchor anchor) throws SQLException, BrokenException {
        var there = BatchRow.read(connection, partition.partitionId(), anchor.batchNo() - 1, anchor.batchNo(), 1);
        var key = Keys.batch(partition, anchor.batchNo());
        if (there.isEmpty()) {
            throw new BrokenException(Findings.missing(
                    "batch",
                    key,
                    "verification " + anchor.verificationId() + " saw it; the book went back since then"));
        }
        var batch = there.getFirst();
        var since = "verification " + anchor.verificationId()
                + " computed the expected value; the book was written anew since then";
        if (!Arrays.equals(batch.chainHead(), anchor.chainHead())) {
            throw new BrokenException(
                    Findings.altered("batch", key, "chain_head", batch.chainHead(), anchor.chainHead(), since));
        }
        if (!Arrays.equals(batch.seal(), anchor.seal())) {
            throw new BrokenException(Findings.altered("batch", key, "seal", batch.seal(), anchor.seal(), since));
        }
    }

    private void beyond(String table, String rows) throws SQLException, BrokenException {
        try (var select = connection.prepareStatement("select kafka_offset from " + rows
                + " r where partition_id = ? and kafka_offset > ? order by kafka_offset limit 1")) {
            select.setInt(1, partition.partitionId());
            select.setLong(2, end.offsetsAbove());
            try (var row = select.executeQuery()) {
                if (row.next()) {
                    throw new BrokenException(Findings.added(
                            table,
                            Keys.record(partition, row.getLong(1)),
                            "the last batch, " + end.batchNo() + ", ends at offset " + end.lastOffset()));
                }
            }
        }
    }

    private void column(String column, @Nullable Object found, @Nullable Object expected) throws BrokenException {
        if (!Objects.equals(found, expected)) {
            Finding finding = Findings.altered(
                    "ledger_partition",
                    partition.key(),
                    column,
                    found,
                    expected,
                    "the batches come to the expected value");
            throw new BrokenException(finding);
        }
    }
}

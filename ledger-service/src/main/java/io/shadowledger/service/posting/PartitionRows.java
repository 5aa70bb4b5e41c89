package io.shadowledger.service.posting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.common.TopicPartition;

/** The rows of {@code ledger_partition}: who writes a partition, and how far it is. */
final class PartitionRows {

    private PartitionRows() {}

    /**
     * Makes the caller the partition's writer. Any other writer is fenced from here on; one that is in the middle of a
     * batch is waited for.
     */
    static PartitionState takeOver(Connection connection, TopicPartition source) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into ledger_partition (topic, kafka_partition) values (?, ?)
                on conflict (topic, kafka_partition) do nothing
                """)) {
            insert.setString(1, source.topic());
            insert.setInt(2, source.partition());
            insert.executeUpdate();
        }
        try (var update = connection.prepareStatement("""
                update ledger_partition set epoch = epoch + 1
                where topic = ? and kafka_partition = ?
                returning partition_id, epoch, next_offset, batch_no, last_recorded_at, chain_head, seal
                """)) {
            update.setString(1, source.topic());
            update.setInt(2, source.partition());
            try (var row = update.executeQuery()) {
                row.next();
                var last = row.getObject("last_recorded_at", OffsetDateTime.class);
                return new PartitionState(
                        row.getInt("partition_id"),
                        source,
                        row.getLong("epoch"),
                        row.getLong("next_offset"),
                        row.getLong("batch_no"),
                        last == null ? Instant.EPOCH : last.toInstant(),
                        row.getBytes("chain_head"),
                        row.getBytes("seal"));
            }
        }
    }

    /**
     * Holds the row until the transaction ends.
     *
     * @throws FencedException if it is not as this writer left it
     */
    static void lock(Connection connection, PartitionState state) throws SQLException, FencedException {
        try (var select = connection.prepareStatement(
                "select epoch, next_offset, batch_no from ledger_partition where partition_id = ? for update")) {
            select.setInt(1, state.partitionId());
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new FencedException("the row of " + state.source() + " is gone from ledger_partition");
                }
                if (row.getLong(1) != state.epoch()
                        || row.getLong(2) != state.nextOffset()
                        || row.getLong(3) != state.batchNo()) {
                    throw new FencedException(
                            "%s was taken over: this writer has epoch %d and offset %d, the book epoch %d and offset %d"
                                    .formatted(
                                            state.source(),
                                            state.epoch(),
                                            state.nextOffset(),
                                            row.getLong(1),
                                            row.getLong(2)));
                }
            }
        }
    }

    /** Moves the partition on to the batch's end. */
    static void advance(Connection connection, BatchDraft batch) throws SQLException {
        try (var update = connection.prepareStatement("""
                update ledger_partition
                set next_offset = ?, batch_no = ?, last_recorded_at = ?, chain_head = ?, seal = ?,
                    entries = entries + ?, duplicates = duplicates + ?, conflicts = conflicts + ?,
                    dead_letters = dead_letters + ?
                where partition_id = ?
                """)) {
            var next = batch.next();
            update.setLong(1, next.nextOffset());
            update.setLong(2, next.batchNo());
            update.setObject(3, Sql.time(next.lastRecordedAt()));
            update.setBytes(4, next.chainHead());
            update.setBytes(5, next.seal());
            update.setInt(6, batch.entries().size());
            update.setInt(7, batch.duplicates());
            update.setInt(8, batch.conflicts().size());
            update.setInt(9, batch.deadLetters().size());
            update.setInt(10, next.partitionId());
            update.executeUpdate();
        }
    }
}

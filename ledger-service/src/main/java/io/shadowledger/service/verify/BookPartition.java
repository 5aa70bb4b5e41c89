package io.shadowledger.service.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ledger_partition}, as it stands there. Its epoch is left out: it says who may write, and nothing about
 * what was written.
 */
record BookPartition(
        int partitionId,
        TopicPartition source,
        long nextOffset,
        long batchNo,
        @Nullable Instant lastRecordedAt,
        byte[] chainHead,
        byte[] seal,
        long entries,
        long duplicates,
        long conflicts,
        long deadLetters) {

    private static final String SELECT = """
            select partition_id, topic, kafka_partition, next_offset, batch_no, last_recorded_at, chain_head, seal,
                   entries, duplicates, conflicts, dead_letters
            from ledger_partition
            """;

    static List<BookPartition> all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " order by topic, kafka_partition");
                var row = select.executeQuery()) {
            var rows = new ArrayList<BookPartition>();
            while (row.next()) {
                rows.add(read(row));
            }
            return rows;
        }
    }

    static Optional<BookPartition> find(Connection connection, int partitionId) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " where partition_id = ?")) {
            select.setInt(1, partitionId);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private static BookPartition read(ResultSet row) throws SQLException {
        var last = row.getObject(6, OffsetDateTime.class);
        return new BookPartition(
                row.getInt(1),
                new TopicPartition(row.getString(2), row.getInt(3)),
                row.getLong(4),
                row.getLong(5),
                last == null ? null : Times.instant(last),
                row.getBytes(7),
                row.getBytes(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12));
    }

    /** The row's key, for a finding. */
    String key() {
        return "partition_id=" + partitionId + " (" + source + ")";
    }
}

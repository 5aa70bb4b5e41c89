package io.shadowledger.service.verify;

import io.shadowledger.service.posting.Chains;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** A row of {@code batch}, as it stands there. */
record BatchRow(
        long batchNo,
        long firstOffset,
        long lastOffset,
        Instant recordedAt,
        int entries,
        int duplicates,
        int conflicts,
        int deadLetters,
        byte[] chainHead,
        byte[] seal) {

    /** Rows in the order of their numbers, above one and up to another. */
    static List<BatchRow> read(Connection connection, int partitionId, long above, long upTo, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                select batch_no, first_offset, last_offset, recorded_at, entries, duplicates, conflicts, dead_letters,
                       chain_head, seal
                from batch where partition_id = ? and batch_no > ? and batch_no <= ? order by batch_no limit ?
                """)) {
            select.setInt(1, partitionId);
            select.setLong(2, above);
            select.setLong(3, upTo);
            select.setInt(4, limit);
            var rows = new ArrayList<BatchRow>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
            return rows;
        }
    }

    private static BatchRow read(ResultSet row) throws SQLException {
        return new BatchRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                Times.instant(row.getObject(4, OffsetDateTime.class)),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getBytes(9),
                row.getBytes(10));
    }

    /** How many offsets it spans. */
    long span() {
        return lastOffset - firstOffset + 1;
    }

    /** What its seal is made of, besides its rejects. */
    Chains.Batch sealed(TopicPartition source, BitSet overdrafts) {
        return new Chains.Batch(
                source,
                batchNo,
                firstOffset,
                lastOffset,
                recordedAt,
                chainHead,
                entries,
                duplicates,
                conflicts,
                deadLetters,
                overdrafts);
    }
}

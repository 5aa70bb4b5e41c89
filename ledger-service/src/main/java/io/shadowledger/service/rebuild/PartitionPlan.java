package io.shadowledger.service.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.common.TopicPartition;

/**
 * What is to be rebuilt of a partition: all that the source had when the rebuild began.
 *
 * @param firstOffset of the source's first record; {@code nextOffset} if it has none
 * @param nextOffset where it ends
 * @param batchNo the source's last batch
 */
record PartitionPlan(
        TopicPartition source,
        long firstOffset,
        long nextOffset,
        long batchNo,
        byte[] chainHead,
        long entries,
        long duplicates,
        long conflicts,
        long deadLetters) {

    static PartitionPlan read(ResultSet row) throws SQLException {
        return new PartitionPlan(
                new TopicPartition(row.getString("topic"), row.getInt("kafka_partition")),
                row.getLong("first_offset"),
                row.getLong("next_offset"),
                row.getLong("batch_no"),
                row.getBytes("chain_head"),
                row.getLong("entries"),
                row.getLong("duplicates"),
                row.getLong("conflicts"),
                row.getLong("dead_letters"));
    }

    /** The part of it from an offset on. */
    PartitionPlan from(long offset) {
        return new PartitionPlan(
                source,
                Math.clamp(offset, firstOffset, nextOffset),
                nextOffset,
                batchNo,
                chainHead,
                entries,
                duplicates,
                conflicts,
                deadLetters);
    }

    /** How many offsets it spans. */
    long records() {
        return nextOffset - firstOffset;
    }

    boolean isEmpty() {
        return nextOffset == firstOffset;
    }
}

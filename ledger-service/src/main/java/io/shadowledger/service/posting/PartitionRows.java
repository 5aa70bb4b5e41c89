package io.shadowledger.service.posting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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
     * @return the accounts of which other partitions have opened rows since the last batch
     * @throws FencedException if it is not as this writer left it
     */
    static List<AccountKey> lock(Connection connection, PartitionState state) throws SQLException, FencedException {
        try (var select = connection.prepareStatement("""
                with told as (
                    delete from account_shared where partition_id = ? returning account_id, currency
                )
                select p.epoch, p.next_offset, p.batch_no, t.account_id, t.currency
                from ledger_partition p left join told t on true
                where p.partition_id = ?
                for update of p
                """)) {
            select.setInt(1, state.partitionId());
            select.setInt(2, state.partitionId());
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
                var shared = new ArrayList<AccountKey>();
                do {
                    if (row.getString(4) != null) {
                        shared.add(new AccountKey(row.getString(4), row.getString(5)));
                    }
                } while (row.next());
                return shared;
            }
        }
    }
}

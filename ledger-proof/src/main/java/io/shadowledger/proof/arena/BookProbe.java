package io.shadowledger.proof.arena;

import io.shadowledger.sandbox.backing.PostgresDatabase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.postgresql.ds.PGSimpleDataSource;

/** Asks the book how far it is, past the replicas. */
public final class BookProbe {

    private static final int SECONDS = 5;

    private final DataSource source;

    public BookProbe(PostgresDatabase book) {
        var postgres = (PGSimpleDataSource) book.dataSource();
        postgres.setConnectTimeout(SECONDS);
        postgres.setSocketTimeout(SECONDS);
        this.source = postgres;
    }

    /**
     * How far the book is.
     *
     * @param nextOffsets of every topic partition that it knows
     * @param takeovers how often a writer took a partition over
     */
    public record Progress(
            SortedMap<String, Long> nextOffsets,
            long takeovers,
            long entries,
            long duplicates,
            long conflicts,
            long deadLetters) {

        /** Of a book that was never asked. */
        public static final Progress NONE = new Progress(new TreeMap<>(), 0, 0, 0, 0, 0);

        /** Records taken in. */
        public long records() {
            return nextOffsets.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** How far it is; empty while it cannot be asked. */
    public Optional<Progress> progress() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select topic, kafka_partition, next_offset, sum(epoch) over () as takeovers,
                               sum(entries) over () as entries, sum(duplicates) over () as duplicates,
                               sum(conflicts) over () as conflicts, sum(dead_letters) over () as dead_letters
                        from ledger_partition
                        """)) {
            var progress = Progress.NONE;
            var offsets = new TreeMap<String, Long>();
            while (row.next()) {
                offsets.put(
                        new TopicPartition(row.getString("topic"), row.getInt("kafka_partition")).toString(),
                        row.getLong("next_offset"));
                progress = new Progress(
                        offsets,
                        row.getLong("takeovers"),
                        row.getLong("entries"),
                        row.getLong("duplicates"),
                        row.getLong("conflicts"),
                        row.getLong("dead_letters"));
            }
            return Optional.of(progress);
        } catch (SQLException unreachableOrNotMigrated) {
            return Optional.empty();
        }
    }
}

package io.shadowledger.service.verify;

import io.shadowledger.service.posting.Chains;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A record that was not posted: a row of {@code event_conflict} or of {@code dead_letter}. */
sealed interface Reject {

    long offset();

    Instant recordedAt();

    /** Takes it up into the rejects that the next seal covers. */
    void addTo(Chains chains);

    /** The table it stands in. */
    String table();

    record Conflict(long offset, Instant recordedAt, String eventId, byte[] payload) implements Reject {

        @Override
        public void addTo(Chains chains) {
            chains.conflict(offset, eventId, payload);
        }

        @Override
        public String table() {
            return "event_conflict";
        }
    }

    record DeadLetter(long offset, Instant recordedAt, String reason, byte @Nullable [] key, byte @Nullable [] payload)
            implements Reject {

        @Override
        public void addTo(Chains chains) {
            chains.deadLetter(offset, reason, key, payload);
        }

        @Override
        public String table() {
            return "dead_letter";
        }
    }

    /** Rows of one of the tables in the order of offsets. */
    final class Rows implements AutoCloseable {

        // A payload may have a megabyte
        private static final int AT_A_TIME = 20;

        private final java.sql.PreparedStatement statement;
        private final ResultSet rows;
        private final boolean conflicts;
        private @Nullable Reject ahead;

        private Rows(Connection connection, boolean conflicts, int partitionId, long above, long upTo)
                throws SQLException {
            this.conflicts = conflicts;
            this.statement = connection.prepareStatement(conflicts ? """
                            select kafka_offset, recorded_at, event_id, payload from event_conflict
                            where partition_id = ? and kafka_offset > ? and kafka_offset <= ? order by kafka_offset
                            """ : """
                            select kafka_offset, recorded_at, reason, record_key, payload from dead_letter
                            where partition_id = ? and kafka_offset > ? and kafka_offset <= ? order by kafka_offset
                            """);
            statement.setFetchSize(AT_A_TIME);
            statement.setInt(1, partitionId);
            statement.setLong(2, above);
            statement.setLong(3, upTo);
            this.rows = statement.executeQuery();
            advance();
        }

        static Rows conflicts(Connection connection, int partitionId, long above, long upTo) throws SQLException {
            return new Rows(connection, true, partitionId, above, upTo);
        }

        static Rows deadLetters(Connection connection, int partitionId, long above, long upTo) throws SQLException {
            return new Rows(connection, false, partitionId, above, upTo);
        }

        /** The next row up to an offset; null if there is none. */
        @Nullable
        Reject next(long upTo) throws SQLException {
            var next = ahead;
            if (next == null || next.offset() > upTo) {
                return null;
            }
            advance();
            return next;
        }

        private void advance() throws SQLException {
            if (!rows.next()) {
                ahead = null;
                return;
            }
            long offset = rows.getLong(1);
            var recordedAt = Times.instant(rows.getObject(2, OffsetDateTime.class));
            ahead = conflicts
                    ? new Conflict(offset, recordedAt, rows.getString(3), rows.getBytes(4))
                    : new DeadLetter(offset, recordedAt, rows.getString(3), rows.getBytes(4), rows.getBytes(5));
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}

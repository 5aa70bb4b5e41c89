package io.shadowledger.service.posting;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.util.PSQLState;

/**
 * The rows of {@code event_seen}: each id belongs to the first record that brought it.
 *
 * <p>Ids are claimed in one order everywhere, so that two partitions that bring the same ids wait for each other, not in
 * a circle. A large batch is claimed with COPY, half the work of an INSERT that looks for each id first. If one of the
 * ids is taken, COPY fails as a whole and the INSERT sorts it out; batches after one with repetitions go there at once.
 */
final class SeenIds {

    private static final String COPY = """
            copy event_seen (event_id, content_hash, partition_id, kafka_offset) from stdin with (format binary)
            """;
    private static final int COLUMNS = 4;

    private final int copyFrom;
    private boolean repetitionsExpected;

    /** @param copyFrom the smallest batch that is worth a COPY, which costs two round trips more */
    SeenIds(int copyFrom) {
        this.copyFrom = copyFrom;
    }

    /** Whether a batch of so many records is worth trying as if none of its ids had been seen. */
    boolean trust(int records) {
        return records < copyFrom && !repetitionsExpected;
    }

    /** A batch that was tried so had an id that had been seen. */
    void distrust() {
        repetitionsExpected = true;
    }

    /**
     * Claims ids for records of a partition.
     *
     * @param firsts each id once, ascending
     * @return the content hashes of those that were taken before, by event id
     */
    Map<String, byte[]> claim(Connection connection, int partitionId, List<Incoming.Readable> firsts)
            throws SQLException {
        if (firsts.isEmpty()) {
            return Map.of();
        }
        if (firsts.size() >= copyFrom && !repetitionsExpected && copy(connection, partitionId, firsts)) {
            return Map.of();
        }
        int claimed = insert(connection, partitionId, firsts);
        repetitionsExpected = claimed < firsts.size();
        return repetitionsExpected ? takenBefore(connection, partitionId, firsts) : Map.of();
    }

    /** Gives up claims of this transaction. */
    static void release(Connection connection, Set<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("delete from event_seen where event_id = any(?)")) {
            delete.setArray(1, Sql.texts(connection, ids, id -> id));
            delete.executeUpdate();
        }
    }

    private static boolean copy(Connection connection, int partitionId, List<Incoming.Readable> firsts)
            throws SQLException {
        var before = connection.setSavepoint();
        try {
            try (var rows = BinaryRows.copy(connection, COPY)) {
                for (var first : firsts) {
                    rows.row(COLUMNS);
                    rows.text(first.event().eventId());
                    rows.bytes(first.contentHash());
                    rows.int4(partitionId);
                    rows.int8(first.offset());
                }
                rows.end(firsts.size());
            }
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException failure) {
            if (!PSQLState.UNIQUE_VIOLATION.getState().equals(failure.getSQLState())) {
                throw failure;
            }
            connection.rollback(before);
            connection.releaseSavepoint(before);
            return false;
        }
    }

    private static int insert(Connection connection, int partitionId, List<Incoming.Readable> firsts)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into event_seen (event_id, content_hash, partition_id, kafka_offset)
                select id, hash, ?, place from unnest(?::text[], ?::bytea[], ?::bigint[]) as e (id, hash, place)
                on conflict (event_id) do nothing
                """)) {
            insert.setInt(1, partitionId);
            insert.setArray(2, ids(connection, firsts));
            insert.setArray(3, Sql.bytes(connection, firsts, Incoming.Readable::contentHash));
            insert.setArray(4, Sql.longs(connection, firsts, Incoming.Readable::offset));
            return insert.executeUpdate();
        }
    }

    private static Map<String, byte[]> takenBefore(
            Connection connection, int partitionId, List<Incoming.Readable> firsts) throws SQLException {
        var offsets = new HashSet<Long>();
        firsts.forEach(first -> offsets.add(first.offset()));
        var before = new HashMap<String, byte[]>();
        try (var select = connection.prepareStatement(
                "select event_id, content_hash, partition_id, kafka_offset from event_seen where event_id = any(?)")) {
            select.setArray(1, ids(connection, firsts));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getInt(3) != partitionId || !offsets.contains(row.getLong(4))) {
                        before.put(row.getString(1), row.getBytes(2));
                    }
                }
            }
        }
        return before;
    }

    private static java.sql.Array ids(Connection connection, Collection<Incoming.Readable> events) throws SQLException {
        return Sql.texts(connection, events, event -> event.event().eventId());
    }
}

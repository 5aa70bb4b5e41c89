package io.shadowledger.service.posting;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rows of {@code event_seen}: each id belongs to the first record that brought it. */
final class SeenIds {

    private SeenIds() {}

    /**
     * Claims ids for records of a partition.
     *
     * @param firsts by event id
     * @return the content hashes of those that were taken before, by event id
     */
    static Map<String, byte[]> claim(Connection connection, int partitionId, Map<String, Incoming.Readable> firsts)
            throws SQLException {
        if (firsts.isEmpty()) {
            return Map.of();
        }
        // In one order everywhere, so that two partitions that bring the same ids wait for each other, not in a circle
        var sorted = new TreeMap<>(firsts);
        return insert(connection, partitionId, sorted) == sorted.size()
                ? Map.of()
                : takenBefore(connection, partitionId, sorted);
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

    private static int insert(Connection connection, int partitionId, TreeMap<String, Incoming.Readable> sorted)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into event_seen (event_id, content_hash, partition_id, kafka_offset)
                select id, hash, ?, place from unnest(?::text[], ?::bytea[], ?::bigint[]) as e (id, hash, place)
                on conflict (event_id) do nothing
                """)) {
            Collection<Incoming.Readable> events = sorted.values();
            insert.setInt(1, partitionId);
            insert.setArray(2, Sql.texts(connection, sorted.keySet(), id -> id));
            insert.setArray(3, Sql.bytes(connection, events, Incoming.Readable::contentHash));
            insert.setArray(4, Sql.longs(connection, events, Incoming.Readable::offset));
            return insert.executeUpdate();
        }
    }

    private static Map<String, byte[]> takenBefore(
            Connection connection, int partitionId, TreeMap<String, Incoming.Readable> sorted) throws SQLException {
        var before = new HashMap<String, byte[]>();
        try (var select = connection.prepareStatement(
                "select event_id, content_hash, partition_id, kafka_offset from event_seen where event_id = any(?)")) {
            select.setArray(1, Sql.texts(connection, sorted.keySet(), id -> id));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var id = row.getString(1);
                    var ours = sorted.get(id);
                    if (ours == null || row.getInt(3) != partitionId || row.getLong(4) != ours.offset()) {
                        before.put(id, row.getBytes(2));
                    }
                }
            }
        }
        return before;
    }
}

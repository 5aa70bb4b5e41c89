package io.shadowledger.service.posting;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a batch leaves behind beside its entries: its own row, its contra, and the records that were not posted. */
final class JournalRows {

    private JournalRows() {}

    static void batch(Connection connection, BatchDraft batch) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into batch (partition_id, batch_no, first_offset, last_offset, recorded_at,
                                   entries, duplicates, conflicts, dead_letters, chain_head, seal)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            var next = batch.next();
            insert.setInt(1, next.partitionId());
            insert.setLong(2, next.batchNo());
            insert.setLong(3, batch.firstOffset());
            insert.setLong(4, batch.lastOffset());
            insert.setObject(5, Sql.time(batch.recordedAt()));
            insert.setInt(6, batch.entries().size());
            insert.setInt(7, batch.duplicates());
            insert.setInt(8, batch.conflicts().size());
            insert.setInt(9, batch.deadLetters().size());
            insert.setBytes(10, next.chainHead());
            insert.setBytes(11, next.seal());
            insert.executeUpdate();
        }
    }

    static void contra(Connection connection, BatchDraft batch) throws SQLException {
        var contra = batch.changes().entrySet().stream()
                .filter(change -> change.getKey().isOwn())
                .toList();
        if (contra.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into control_posting (partition_id, batch_no, account_id, currency, amount_minor)
                select ?, ?, account_id, currency, amount
                from unnest(?::text[], ?::text[], ?::bigint[]) as c (account_id, currency, amount)
                """)) {
            insert.setInt(1, batch.next().partitionId());
            insert.setLong(2, batch.next().batchNo());
            insert.setArray(
                    3, Sql.texts(connection, contra, change -> change.getKey().accountId()));
            insert.setArray(
                    4, Sql.texts(connection, contra, change -> change.getKey().currency()));
            insert.setArray(
                    5, Sql.longs(connection, contra, change -> change.getValue().amount()));
            insert.executeUpdate();
        }
    }

    static void conflicts(Connection connection, BatchDraft batch) throws SQLException {
        List<Incoming.Readable> conflicts = batch.conflicts();
        if (conflicts.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into event_conflict (partition_id, kafka_offset, event_id, recorded_at, payload)
                select ?, place, event_id, ?, payload
                from unnest(?::bigint[], ?::text[], ?::bytea[]) as c (place, event_id, payload)
                """)) {
            insert.setInt(1, batch.next().partitionId());
            insert.setObject(2, Sql.time(batch.recordedAt()));
            insert.setArray(3, Sql.longs(connection, conflicts, Incoming.Readable::offset));
            insert.setArray(
                    4,
                    Sql.texts(
                            connection, conflicts, conflict -> conflict.event().eventId()));
            insert.setArray(5, Sql.bytes(connection, conflicts, Incoming.Readable::payload));
            insert.executeUpdate();
        }
    }

    static void deadLetters(Connection connection, BatchDraft batch) throws SQLException {
        var deadLetters = batch.deadLetters();
        if (deadLetters.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into dead_letter (partition_id, kafka_offset, recorded_at, reason, record_key, payload)
                select ?, place, ?, reason, record_key, payload
                from unnest(?::bigint[], ?::text[], ?::bytea[], ?::bytea[]) as d (place, reason, record_key, payload)
                """)) {
            insert.setInt(1, batch.next().partitionId());
            insert.setObject(2, Sql.time(batch.recordedAt()));
            insert.setArray(3, Sql.longs(connection, deadLetters, Incoming.Unreadable::offset));
            insert.setArray(4, Sql.texts(connection, deadLetters, Incoming.Unreadable::reason));
            insert.setArray(5, Sql.bytes(connection, deadLetters, Incoming.Unreadable::key));
            insert.setArray(6, Sql.bytes(connection, deadLetters, Incoming.Unreadable::payload));
            insert.executeUpdate();
        }
    }
}

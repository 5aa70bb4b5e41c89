package io.shadowledger.service.posting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What a batch leaves behind beside its entries: the records that were not posted, its contra, and its own row. */
final class JournalRows {

    /**
     * Closes a batch: its row, its contra, and the partition's row moved on to its end; in one round trip. Parameters
     * as {@link #bind} sets them.
     */
    static final String CLOSE = """
            with closed as (
                insert into batch (partition_id, batch_no, first_offset, last_offset, recorded_at,
                                   entries, duplicates, conflicts, dead_letters, chain_head, seal)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning *
            ), contra as (
                insert into control_posting (partition_id, batch_no, account_id, currency, amount_minor)
                select closed.partition_id, closed.batch_no, c.account_id, c.currency, c.amount
                from closed, unnest(?::text[], ?::text[], ?::bigint[]) as c (account_id, currency, amount)
            )
            update ledger_partition p
            set next_offset = c.last_offset + 1, batch_no = c.batch_no, last_recorded_at = c.recorded_at,
                chain_head = c.chain_head, seal = c.seal,
                entries = p.entries + c.entries, duplicates = p.duplicates + c.duplicates,
                conflicts = p.conflicts + c.conflicts, dead_letters = p.dead_letters + c.dead_letters
            from closed c
            where p.partition_id = c.partition_id
            """;

    private JournalRows() {}

    static void close(Connection connection, BatchDraft batch) throws SQLException {
        try (var close = connection.prepareStatement(CLOSE)) {
            bind(connection, close, 1, batch);
            if (close.executeUpdate() != 1) {
                throw notMovedOn(batch);
            }
        }
    }

    static SQLException notMovedOn(BatchDraft batch) {
        return new SQLException("the row of " + batch.next().source() + " in ledger_partition did not move on");
    }

    /** Sets the parameters of {@link #CLOSE}; returns the place of the next one. */
    static int bind(Connection connection, PreparedStatement close, int first, BatchDraft batch) throws SQLException {
        var next = batch.next();
        var contra = batch.changed().stream()
                .filter(account -> account.key().isOwn())
                .toList();
        int place = first;
        close.setInt(place++, next.partitionId());
        close.setLong(place++, next.batchNo());
        close.setLong(place++, batch.firstOffset());
        close.setLong(place++, batch.lastOffset());
        close.setObject(place++, Sql.time(batch.recordedAt()));
        close.setInt(place++, batch.entries().size());
        close.setInt(place++, batch.duplicates());
        close.setInt(place++, batch.conflicts().size());
        close.setInt(place++, batch.deadLetters().size());
        close.setBytes(place++, next.chainHead());
        close.setBytes(place++, next.seal());
        close.setArray(
                place++, Sql.texts(connection, contra, account -> account.key().accountId()));
        close.setArray(
                place++, Sql.texts(connection, contra, account -> account.key().currency()));
        close.setArray(place++, Sql.longs(connection, contra, HeldAccount::change));
        return place;
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

package io.shadowledger.service.posting;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.service.event.ContentHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.util.PSQLState;

/**
 * The short way of a small batch to the disk: all that it writes, and the commit, in one round trip.
 *
 * <p>With few records it is the round trips that cost, for the processors as for whoever waits: at every one of them the
 * writer and the database's process sleep until they are woken. So the batch is written as if none of its ids had been
 * seen before. Should one have been, the key of {@code event_seen} stops it all, and the batch goes the long way.
 */
final class SmallBatch {

    private static final String POST = """
            insert into event_seen (event_id, content_hash, partition_id, kafka_offset)
            select id, hash, ?, place from unnest(?::text[], ?::bytea[], ?::bigint[]) as e (id, hash, place);
            insert into entry (partition_id, kafka_offset, recorded_at, batch_no, kind, event_id, account_id, currency,
                               amount_minor, value_time, overdraft, reference, description, chain_hash)
            select ?, place, ?, ?, ?, event_id, account_id, currency, amount, %s, overdraft, reference, description, link
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::boolean[], ?::text[],
                        ?::text[], ?::bytea[])
                 as e (place, event_id, account_id, currency, amount, micros, overdraft, reference, description, link);
            %s;
            %s;
            commit
            """.formatted(Sql.timeOf("micros"), BalanceRows.UPSERT, JournalRows.CLOSE);
    private static final int RESULT_OF_CLOSE = 3;

    private SmallBatch() {}

    /** Whether records can go the short way: events of different ids, and no account that is new to the partition. */
    static boolean fits(List<Incoming> records, BatchBuilder builder) {
        return builder.firsts().size() == records.size()
                && builder.touched().stream()
                        .noneMatch(account -> account.isNew() && !account.key().isOwn());
    }

    /** Whether a batch can: nothing but entries came of it. */
    static boolean fits(BatchDraft batch) {
        return batch.deadLetters().isEmpty() && batch.conflicts().isEmpty();
    }

    /**
     * Posts a batch that fits, and commits.
     *
     * @param firsts its events by ascending id
     * @return false if one of the ids was seen before: nothing is written then, and the transaction is to be rolled back
     */
    static boolean post(Connection connection, EntryKind kind, List<Incoming.Readable> firsts, BatchDraft batch)
            throws SQLException {
        try (var post = connection.prepareStatement(POST)) {
            int place = bindIds(connection, post, 1, batch, firsts);
            place = bindEntries(connection, post, place, kind, batch);
            place = BalanceRows.bind(connection, post, place, batch.next().partitionId(), batch.changed());
            JournalRows.bind(connection, post, place, batch);
            post.execute();
            for (int result = 0; result < RESULT_OF_CLOSE; result++) {
                post.getMoreResults();
            }
            if (post.getUpdateCount() != 1) {
                throw JournalRows.notMovedOn(batch);
            }
            return true;
        } catch (SQLException failure) {
            if (PSQLState.UNIQUE_VIOLATION.getState().equals(failure.getSQLState())) {
                return false;
            }
            throw failure;
        }
    }

    private static int bindIds(
            Connection connection, PreparedStatement post, int first, BatchDraft batch, List<Incoming.Readable> firsts)
            throws SQLException {
        int place = first;
        post.setInt(place++, batch.next().partitionId());
        post.setArray(
                place++, Sql.texts(connection, firsts, event -> event.event().eventId()));
        post.setArray(place++, Sql.bytes(connection, firsts, Incoming.Readable::contentHash));
        post.setArray(place++, Sql.longs(connection, firsts, Incoming.Readable::offset));
        return place;
    }

    private static int bindEntries(
            Connection connection, PreparedStatement post, int first, EntryKind kind, BatchDraft batch)
            throws SQLException {
        var entries = batch.entries();
        int place = first;
        post.setInt(place++, batch.next().partitionId());
        post.setObject(place++, Sql.time(batch.recordedAt()));
        post.setLong(place++, batch.next().batchNo());
        post.setString(place++, kind.name());
        post.setArray(place++, Sql.longs(connection, entries, Entry::offset));
        post.setArray(
                place++, Sql.texts(connection, entries, entry -> entry.event().eventId()));
        post.setArray(
                place++, Sql.texts(connection, entries, entry -> entry.event().accountId()));
        post.setArray(
                place++,
                Sql.texts(
                        connection,
                        entries,
                        entry -> entry.event().amount().currency().getCurrencyCode()));
        post.setArray(
                place++,
                Sql.longs(connection, entries, entry -> entry.event().amount().minor()));
        post.setArray(
                place++,
                Sql.longs(
                        connection,
                        entries,
                        entry -> ContentHash.micros(entry.event().valueTime())));
        post.setArray(place++, Sql.booleans(connection, entries, Entry::overdraft));
        post.setArray(
                place++, Sql.texts(connection, entries, entry -> entry.event().reference()));
        post.setArray(
                place++, Sql.texts(connection, entries, entry -> entry.event().description()));
        post.setArray(place++, Sql.bytes(connection, entries, Entry::chainHash));
        return place;
    }
}

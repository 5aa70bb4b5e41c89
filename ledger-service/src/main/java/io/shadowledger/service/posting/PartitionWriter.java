package io.shadowledger.service.posting;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.service.kafka.BrokerUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of one topic partition, from a takeover to the first failure. After a failure it cannot know whether
 * its transaction was committed, so it is thrown away: the next takeover reads from the book how far it came.
 */
final class PartitionWriter {

    private final RecordReader reader;
    private final EntryKind kind;
    private final DeadLetterSink deadLetterSink;
    private final Clock clock;
    private final HeldAccounts held;
    private final SeenIds seenIds;
    private final Chains chains = new Chains();
    private PartitionState state;

    PartitionWriter(
            PartitionState state,
            RecordReader reader,
            EntryKind kind,
            DeadLetterSink deadLetterSink,
            HeldAccounts held,
            SeenIds seenIds,
            Clock clock) {
        this.state = state;
        this.reader = reader;
        this.kind = kind;
        this.deadLetterSink = deadLetterSink;
        this.held = held;
        this.seenIds = seenIds;
        this.clock = clock;
    }

    PartitionState state() {
        return state;
    }

    /** The record time that a batch would get now: record times never go back within a partition. */
    Instant nextRecordTime() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(state.lastRecordedAt()) ? now : state.lastRecordedAt();
    }

    /**
     * Reads records; no connection is needed for it, and the batch before may be posted meanwhile.
     *
     * @param records of the partition in order, at least one
     */
    List<Incoming> read(List<ConsumerRecord<byte[], byte[]>> records) {
        var incoming = new ArrayList<Incoming>(records.size());
        for (var record : records) {
            incoming.add(reader.read(record));
        }
        return incoming;
    }

    /**
     * Posts records in one transaction, all or nothing.
     *
     * @param connection without a transaction; whatever happens, none is left open
     * @param records as {@link #read}, from the next offset on
     * @param recordedAt from {@link #nextRecordTime()}
     * @throws FencedException if another writer has taken the partition over
     */
    BatchDraft post(Connection connection, List<Incoming> records, Instant recordedAt)
            throws SQLException, FencedException, BrokerUnavailableException {
        if (records.getFirst().offset() < state.nextOffset()) {
            throw new IllegalStateException("%s: offset %d came again, the book is at %d"
                    .formatted(state.source(), records.getFirst().offset(), state.nextOffset()));
        }
        held.trim();
        connection.setAutoCommit(false);
        try {
            var batch = postShort(connection, records, recordedAt);
            if (batch == null) {
                batch = postLong(connection, records, recordedAt);
            }
            state = batch.next();
            return batch;
        } catch (SQLException | FencedException | BrokerUnavailableException | RuntimeException failure) {
            rollBack(connection, failure);
            throw failure;
        }
    }

    /** Posts a small batch of nothing but new events; null if it is no such batch: nothing is written then. */
    private @Nullable BatchDraft postShort(Connection connection, List<Incoming> records, Instant recordedAt)
            throws SQLException, FencedException {
        if (!seenIds.trust(records.size())) {
            return null;
        }
        var builder = new BatchBuilder(state, kind, records, held, chains);
        held.share(PartitionRows.lock(connection, state));
        BalanceRows.load(connection, state.partitionId(), builder.missing(Map.of()));
        if (SmallBatch.fits(records, builder)) {
            var batch = builder.build(Map.of(), recordedAt);
            if (SmallBatch.fits(batch)) {
                if (SmallBatch.post(connection, kind, builder.firsts(), batch)) {
                    batch.changed().forEach(HeldAccount::open);
                    return batch;
                }
                seenIds.distrust();
                connection.rollback();
            }
        }
        held.forget(builder.touched());
        return null;
    }

    private BatchDraft postLong(Connection connection, List<Incoming> records, Instant recordedAt)
            throws SQLException, FencedException, BrokerUnavailableException {
        var builder = new BatchBuilder(state, kind, records, held, chains);
        held.share(PartitionRows.lock(connection, state));
        var seenBefore = seenIds.claim(connection, state.partitionId(), builder.firsts());
        BalanceRows.load(connection, state.partitionId(), builder.missing(seenBefore));
        var batch = builder.build(seenBefore, recordedAt);
        SeenIds.release(connection, batch.unclaimed());
        EntryCopy.write(connection, kind, batch);
        BalanceRows.apply(connection, state.partitionId(), batch.changed());
        AccountRows.open(connection, state.partitionId(), batch.changed());
        JournalRows.conflicts(connection, batch);
        JournalRows.deadLetters(connection, batch);
        JournalRows.close(connection, batch);
        deadLetterSink.send(state.source(), batch.deadLetters());
        connection.commit();
        return batch;
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            // The server rolls back by itself when the connection is lost
            failure.addSuppressed(broken);
        }
    }
}

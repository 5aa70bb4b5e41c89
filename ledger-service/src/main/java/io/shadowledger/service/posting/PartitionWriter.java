package io.shadowledger.service.posting;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.service.kafka.BrokerUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The one writer of one topic partition, from a takeover to the first failure. After a failure it cannot know whether
 * its transaction was committed, so it is thrown away: the next takeover reads from the book how far it came.
 */
final class PartitionWriter {

    private final RecordReader reader;
    private final EntryKind kind;
    private final DeadLetterSink deadLetterSink;
    private final Clock clock;
    private PartitionState state;

    PartitionWriter(
            PartitionState state, RecordReader reader, EntryKind kind, DeadLetterSink deadLetterSink, Clock clock) {
        this.state = state;
        this.reader = reader;
        this.kind = kind;
        this.deadLetterSink = deadLetterSink;
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
     * Posts records in one transaction, all or nothing.
     *
     * @param connection without a transaction; whatever happens, none is left open
     * @param records of the partition from the next offset on, in order
     * @param recordedAt from {@link #nextRecordTime()}
     * @throws FencedException if another writer has taken the partition over
     */
    BatchDraft post(Connection connection, List<ConsumerRecord<byte[], byte[]>> records, Instant recordedAt)
            throws SQLException, FencedException, BrokerUnavailableException {
        if (records.getFirst().offset() < state.nextOffset()) {
            throw new IllegalStateException("%s: offset %d came again, the book is at %d"
                    .formatted(state.source(), records.getFirst().offset(), state.nextOffset()));
        }
        var incoming = records.stream().map(reader::read).toList();
        var builder = new BatchBuilder(state, kind, incoming);
        connection.setAutoCommit(false);
        try {
            PartitionRows.lock(connection, state);
            var seenBefore = SeenIds.claim(connection, state.partitionId(), builder.firsts());
            var standings = BalanceRows.load(connection, state.partitionId(), builder.accounts());
            var batch = builder.build(seenBefore, standings, recordedAt);
            SeenIds.release(connection, batch.unclaimed());
            EntryCopy.write(connection, kind, batch);
            BalanceRows.apply(connection, state.partitionId(), batch.changes());
            JournalRows.batch(connection, batch);
            JournalRows.contra(connection, batch);
            JournalRows.conflicts(connection, batch);
            JournalRows.deadLetters(connection, batch);
            PartitionRows.advance(connection, batch);
            deadLetterSink.send(state.source(), batch.deadLetters());
            connection.commit();
            state = batch.next();
            return batch;
        } catch (SQLException | FencedException | BrokerUnavailableException | RuntimeException failure) {
            rollBack(connection, failure);
            throw failure;
        }
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

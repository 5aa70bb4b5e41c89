package io.shadowledger.service.posting;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.service.event.EventReader;
import io.shadowledger.service.kafka.BrokerUnavailableException;
import io.shadowledger.service.kafka.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Posts records to a book without a consumer group and without a dead-letter topic: for whoever brings the records
 * itself, such as a rebuild. It is the same writer as {@link PostingLoop}'s, and fences and is fenced like it.
 */
public final class DirectPosting {

    /** Per partition; some 200 bytes each. */
    private static final int ACCOUNTS_HELD = 50_000;

    private final EventReader events;
    private final Clock clock;
    private final EntryMonths months = new EntryMonths();

    /**
     * @param defaultCurrency of events that name none
     * @param clock gives the record times
     */
    public DirectPosting(Currency defaultCurrency, Clock clock) {
        this.events = new EventReader(defaultCurrency);
        this.clock = clock;
    }

    /** Takes a topic partition over; from here on every other writer of it is fenced. */
    public Writer takeOver(Connection connection, TopicPartition source) throws SQLException {
        PostingConnections.prepare(connection);
        months.makeAhead(connection, clock.instant());
        var state = PartitionRows.takeOver(connection, source);
        var kind = source.topic().equals(Topics.CORRECTIONS) ? EntryKind.CORRECTION : EntryKind.EVENT;
        return new Writer(new PartitionWriter(
                state,
                new RecordReader(events, kind),
                kind,
                (_, _) -> {},
                new HeldAccounts(() -> ACCOUNTS_HELD),
                new SeenIds(PartitionTask.COPY_FROM),
                clock));
    }

    /** The one writer of a topic partition, until another takes it over or the first failure. */
    public final class Writer {

        private final PartitionWriter writer;

        private Writer(PartitionWriter writer) {
            this.writer = writer;
        }

        /** The first offset that is not posted. */
        public long nextOffset() {
            return writer.state().nextOffset();
        }

        /**
         * Posts records in one transaction, all or nothing.
         *
         * @param connection the one of the take-over, or another without a transaction
         * @param records at least one, from {@link #nextOffset()} on, in order, at most {@code posting.max-batch}
         * @throws SQLException also when the partition was taken over; this writer is then of no more use
         */
        public void post(Connection connection, List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
            try {
                var recordedAt = writer.nextRecordTime();
                if (!months.reachFrom(recordedAt)) {
                    months.makeAhead(connection, recordedAt);
                }
                writer.post(connection, writer.read(records), recordedAt);
            } catch (FencedException fenced) {
                throw new SQLException(fenced.getMessage(), fenced);
            } catch (BrokerUnavailableException impossible) {
                throw new IllegalStateException("nothing was to be sent", impossible);
            }
        }
    }
}

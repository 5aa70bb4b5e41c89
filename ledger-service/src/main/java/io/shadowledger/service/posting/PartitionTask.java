package io.shadowledger.service.posting;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.service.kafka.BrokerUnavailableException;
import io.shadowledger.service.posting.AssignedPartition.PositionLostException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts one topic partition for as long as this process has it: takes it over, posts what comes, and after any failure
 * takes it over again. A failure never skips a record.
 */
final class PartitionTask implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(PartitionTask.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    // Longer than a consumer group needs to tell a process that it lost the partition
    private static final Duration PAUSE_WHEN_FENCED = Duration.ofSeconds(30);

    /** Ids of a batch from which on they are claimed with COPY. */
    static final int COPY_FROM = 500;

    /** Fewer records are not worth a hand-over to another thread. */
    private static final int READ_AHEAD_FROM = 500;

    private final TopicPartition source;
    private final AssignedPartition partition;
    private final EntryKind kind;
    private final RecordReader reader;
    private final PostingConnections connections;
    private final EntryMonths months;
    private final DeadLetterSink deadLetterSink;
    private final IntSupplier accountsHeld;
    private final PostingMetrics metrics;
    private final Clock clock;

    private Duration pause = FIRST_PAUSE;

    PartitionTask(
            TopicPartition source,
            AssignedPartition partition,
            EntryKind kind,
            RecordReader reader,
            PostingConnections connections,
            EntryMonths months,
            DeadLetterSink deadLetterSink,
            IntSupplier accountsHeld,
            PostingMetrics metrics,
            Clock clock) {
        this.source = source;
        this.partition = partition;
        this.kind = kind;
        this.reader = reader;
        this.connections = connections;
        this.months = months;
        this.deadLetterSink = deadLetterSink;
        this.accountsHeld = accountsHeld;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            while (!partition.isStopped()) {
                postUntilFailure();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            if (!partition.isStopped()) {
                // An Error, out of memory mostly: the health check is all that can still tell.
                partition.obstructed("the posting thread of " + source + " ended; restart the process");
            }
        }
    }

    private void postUntilFailure() throws InterruptedException {
        try {
            var state = takeOver();
            log.atInfo()
                    .addKeyValue("partition", source)
                    .addKeyValue("epoch", state.epoch())
                    .addKeyValue("nextOffset", state.nextOffset())
                    .log("Partition taken over");
            var writer = new PartitionWriter(
                    state, reader, kind, deadLetterSink, new HeldAccounts(accountsHeld), new SeenIds(COPY_FROM), clock);
            partition.startFrom(state.nextOffset());
            postFrom(writer);
        } catch (FencedException | PositionLostException elsewhere) {
            retryLater(elsewhere, PAUSE_WHEN_FENCED);
        } catch (SQLException | BrokerUnavailableException | RuntimeException failure) {
            retryLater(failure, pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** While one batch is written, the next one is read if it has come. */
    private void postFrom(PartitionWriter writer)
            throws SQLException, FencedException, BrokerUnavailableException, PositionLostException,
                    InterruptedException {
        CompletableFuture<List<Incoming>> ahead = null;
        while (!partition.isStopped()) {
            var batch = ahead != null ? ahead.join() : writer.read(partition.take());
            var next = partition.takeAhead(READ_AHEAD_FROM);
            ahead = next.isEmpty()
                    ? null
                    : CompletableFuture.supplyAsync(() -> writer.read(next), Thread::startVirtualThread);
            if (!batch.isEmpty()) {
                post(writer, batch);
                pause = FIRST_PAUSE;
            }
        }
    }

    private PartitionState takeOver() throws SQLException, InterruptedException {
        try (var lease = connections.borrow()) {
            months.makeAhead(lease.connection(), clock.instant());
            return PartitionRows.takeOver(lease.connection(), source);
        }
    }

    private void post(PartitionWriter writer, List<Incoming> records)
            throws SQLException, FencedException, BrokerUnavailableException, InterruptedException {
        try (var lease = connections.borrow()) {
            long started = System.nanoTime();
            var recordedAt = writer.nextRecordTime();
            if (!months.reachFrom(recordedAt)) {
                months.makeAhead(lease.connection(), recordedAt);
            }
            var batch = writer.post(lease.connection(), records, recordedAt);
            partition.postedUpTo(batch.next().nextOffset());
            metrics.posted(source.topic(), batch, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private void retryLater(Exception failure, Duration after) throws InterruptedException {
        var reason = reason(failure);
        partition.obstructed(reason);
        metrics.failed(source.topic());
        var event = log.atWarn()
                .addKeyValue("partition", source)
                .addKeyValue("retryIn", after)
                .addKeyValue("reason", reason);
        (failure instanceof RuntimeException ? event.setCause(failure) : event)
                .log("Posting stopped; nothing is lost, it goes on from the book's offset");
        partition.pause(after.toMillis());
    }

    /** One line; of the database's exceptions the innermost, which is the one that names the address or the row. */
    private static String reason(Exception failure) {
        Throwable telling = failure;
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                telling = cause;
            }
        }
        var text = telling instanceof RuntimeException ? telling.toString() : String.valueOf(telling.getMessage());
        return text.lines().findFirst().orElse("");
    }
}

package io.shadowledger.proof.bench;

import io.shadowledger.api.money.Money;
import io.shadowledger.service.kafka.Topics;
import io.shadowledger.service.posting.DirectPosting;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The posting engine without a broker: records that lie in memory, written by the ledger's own writers. */
final class EngineRun {

    /** As the service's own bound. */
    static final int BATCH = 8_000;

    private final BenchBook book;
    private final int partitions;
    private final int writers;
    private final DirectPosting posting = new DirectPosting(Money.currency("CZK"), Clock.systemUTC());

    EngineRun(BenchBook book, int partitions, int writers) {
        this.book = book;
        this.partitions = partitions;
        this.writers = writers;
    }

    /** Posts events, in as many partitions and at most as many at a time as were asked for. */
    Rate post(BenchEvents events, int count) throws SQLException, InterruptedException {
        var queues = new ArrayList<List<ConsumerRecord<byte[], byte[]>>>();
        long[] offsets = nextOffsets();
        for (int partition = 0; partition < partitions; partition++) {
            queues.add(new ArrayList<>());
        }
        for (int i = 0; i < count; i++) {
            var event = events.next();
            int partition = Math.floorMod(event.account().hashCode(), partitions);
            queues.get(partition)
                    .add(new ConsumerRecord<>(
                            Topics.RAW,
                            partition,
                            offsets[partition]++,
                            event.account().getBytes(StandardCharsets.US_ASCII),
                            event.json()));
        }
        long started = System.nanoTime();
        inParallel(queues);
        return new Rate(count, System.nanoTime() - started);
    }

    private void inParallel(List<List<ConsumerRecord<byte[], byte[]>>> queues)
            throws SQLException, InterruptedException {
        var next = new AtomicInteger();
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < writers; i++) {
            work.add(() -> {
                try (var connection = book.connect()) {
                    for (int partition = next.getAndIncrement();
                            partition < queues.size();
                            partition = next.getAndIncrement()) {
                        var writer = posting.takeOver(connection, new TopicPartition(Topics.RAW, partition));
                        var queue = queues.get(partition);
                        for (int from = 0; from < queue.size(); from += BATCH) {
                            writer.post(connection, queue.subList(from, Math.min(from + BATCH, queue.size())));
                        }
                    }
                }
                return null;
            });
        }
        Workers.run(work);
    }

    private long[] nextOffsets() throws SQLException {
        var offsets = new long[partitions];
        try (var connection = book.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select kafka_partition, next_offset from ledger_partition")) {
            while (row.next()) {
                offsets[row.getInt(1)] = row.getLong(2);
            }
        }
        return offsets;
    }
}

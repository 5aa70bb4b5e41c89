package io.shadowledger.proof.chaos;

import io.shadowledger.proof.arena.Waiting;
import io.shadowledger.proof.workload.Content;
import io.shadowledger.proof.workload.Workload;
import io.shadowledger.proof.workload.WorkloadRecord;
import io.shadowledger.service.kafka.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a workload to the topic at a steady rate, whatever happens, and knows what the broker acknowledged. What was not
 * acknowledged in time may be on the topic or not; it is sent again, as a careful sender does.
 */
final class Feed implements AutoCloseable {

    /** The record header with the record's number in the workload, as 8 bytes. */
    static final String NUMBER = "workload-number";

    private static final Duration STEP = Duration.ofMillis(2);
    private static final int IN_FLIGHT = 20_000;
    private static final int MAX_TRIES = 200;

    private final Workload workload;
    private final int perSecond;
    private final KafkaProducer<byte @Nullable [], byte @Nullable []> producer;
    private final Thread thread;
    private final Semaphore turns = new Semaphore(IN_FLIGHT);
    private final List<Content> contents = new ArrayList<>();
    private final ConcurrentLinkedQueue<Sending> again = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Acknowledgement> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicLong unacknowledged = new AtomicLong();
    private final AtomicLong doubts = new AtomicLong();
    private volatile boolean settling;
    private volatile boolean closed;
    private volatile @Nullable String failure;

    /** @param perSecond how many records a second */
    Feed(String bootstrapServers, Workload workload, int perSecond) {
        this.workload = workload;
        this.perSecond = perSecond;
        this.producer = new KafkaProducer<byte @Nullable [], byte @Nullable []>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                // Short, so that a dead broker leaves records in doubt
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                4_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                3_000,
                ProducerConfig.LINGER_MS_CONFIG,
                5));
        this.thread = Thread.ofPlatform().daemon().name("feed").unstarted(this::run);
    }

    /** Where the broker put a record. */
    record Acknowledgement(long number, int partition, long offset) {}

    private record Sending(WorkloadRecord record, int tries) {}

    void start() {
        thread.start();
    }

    /** Why it gave up; empty while it has not. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Sends nothing new, and waits until all that was sent is acknowledged.
     *
     * @return whether it was within the limit
     */
    boolean settle(Duration limit) {
        settling = true;
        return Waiting.until(limit, () -> failure != null || !thread.isAlive()) && failure == null;
    }

    /** What each record says, by its number. To be asked when settled. */
    List<Content> contents() {
        return List.copyOf(contents);
    }

    /** One for every record. To be asked when settled. */
    List<Acknowledgement> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** How often a record was not acknowledged in time and sent again. */
    long doubts() {
        return doubts.get();
    }

    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ZERO);
    }

    private void run() {
        long started = System.nanoTime();
        while (!closed && failure == null && !(settling && unacknowledged.get() == 0)) {
            var sending = again.poll();
            if (sending != null) {
                send(sending);
            } else if (!settling && contents.size() < due(started)) {
                var record = workload.next();
                contents.add(record.content());
                unacknowledged.incrementAndGet();
                send(new Sending(record, 0));
            } else {
                Waiting.pause(STEP);
            }
        }
    }

    private long due(long started) {
        return (System.nanoTime() - started) / 1_000_000 * perSecond / 1_000;
    }

    private void send(Sending sending) {
        if (sending.tries() == MAX_TRIES) {
            failure = "record " + sending.record().number() + " was not acknowledged in " + MAX_TRIES + " tries";
            return;
        }
        turns.acquireUninterruptibly();
        var record = sending.record();
        var toSend = new ProducerRecord<byte @Nullable [], byte @Nullable []>(Topics.RAW, record.key(), record.value());
        toSend.headers()
                .add(
                        NUMBER,
                        ByteBuffer.allocate(Long.BYTES).putLong(record.number()).array());
        try {
            var unused = producer.send(toSend, (place, failed) -> {
                turns.release();
                if (failed == null) {
                    acknowledged.add(new Acknowledgement(record.number(), place.partition(), place.offset()));
                    unacknowledged.decrementAndGet();
                } else {
                    doubt(sending);
                }
            });
        } catch (KafkaException | IllegalStateException refused) {
            turns.release();
            doubt(sending);
        }
    }

    private void doubt(Sending sending) {
        doubts.incrementAndGet();
        again.add(new Sending(sending.record(), sending.tries() + 1));
    }
}

package io.shadowledger.proof.bench;

import io.shadowledger.sandbox.backing.BackingException;
import io.shadowledger.service.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts events on the topic. */
final class TopicFeed implements AutoCloseable {

    private static final long TICK_NANOS = 1_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param lingerMillis how long the producer gathers a batch: 20 for bulk, 5 (the client's default) for latency */
    TopicFeed(String bootstrapServers, int lingerMillis) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        lingerMillis,
                        "batch.size",
                        200_000,
                        "buffer.memory",
                        64L << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** As fast as the broker takes them; returns when it has confirmed all. */
    void all(BenchEvents events, int count) {
        for (int i = 0; i < count; i++) {
            send(events.next(), null);
        }
        finish();
    }

    /**
     * Evenly, a thousandth of a second's worth at a time.
     *
     * @param latencies is told when each was handed to the producer, and where it went
     */
    void paced(BenchEvents events, int perSecond, int seconds, Latencies latencies) {
        long begin = System.nanoTime();
        long sent = 0;
        long total = (long) perSecond * seconds;
        while (sent < total) {
            long due = Math.min(total, (System.nanoTime() - begin) * perSecond / 1_000_000_000L);
            while (sent < due) {
                send(events.next(), latencies);
                sent++;
            }
            LockSupport.parkNanos(TICK_NANOS / 2);
        }
        finish();
    }

    private void send(BenchEvents.Event event, @Nullable Latencies latencies) {
        var record =
                new ProducerRecord<>(Topics.RAW, event.account().getBytes(StandardCharsets.US_ASCII), event.json());
        long at = System.nanoTime();
        var unused = producer.send(record, (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            } else if (latencies != null) {
                latencies.sent(metadata.partition(), metadata.offset(), at);
            }
        });
    }

    private void finish() {
        producer.flush();
        var failed = failure.get();
        if (failed != null) {
            throw new BackingException("the broker did not take all events: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

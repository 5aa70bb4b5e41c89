package io.shadowledger.service.kafka;

import io.shadowledger.service.LedgerProperties;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one producer of this process: idempotent, acknowledged by all in-sync replicas.
 *
 * <p>The client is made with the first record, so that a process starts beside a broker that is not there yet.
 */
@Component
public class EventPublisher {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final LedgerProperties.Kafka kafka;
    private @Nullable KafkaProducer<byte @Nullable [], byte @Nullable []> producer;

    EventPublisher(LedgerProperties properties) {
        this.kafka = properties.kafka();
    }

    /**
     * Hands a record over.
     *
     * @return completes when all in-sync replicas have the record. It fails with a {@link NotSentException} when the
     *     record was certainly not written, with any other {@link KafkaException} when it was not confirmed within the
     *     delivery timeout, and may or may not have been written
     */
    public CompletableFuture<RecordMetadata> publish(ProducerRecord<byte @Nullable [], byte @Nullable []> record) {
        var confirmed = new CompletableFuture<RecordMetadata>();
        var caller = Thread.currentThread();
        try {
            var unused = client().send(record, (metadata, failure) -> {
                if (failure == null) {
                    confirmed.complete(metadata);
                } else if (Thread.currentThread() == caller) {
                    // The client calls back at once when it gives up before queueing, else from its own thread.
                    confirmed.completeExceptionally(new NotSentException(failure));
                } else {
                    confirmed.completeExceptionally(failure);
                }
            });
        } catch (KafkaException neverSent) {
            confirmed.completeExceptionally(new NotSentException(neverSent));
        }
        return confirmed;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }

    private synchronized KafkaProducer<byte @Nullable [], byte @Nullable []> client() {
        if (producer == null) {
            int timeout = Math.toIntExact(kafka.deliveryTimeout().toMillis());
            producer = new KafkaProducer<byte @Nullable [], byte @Nullable []>(Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    kafka.bootstrapServers(),
                    ProducerConfig.CLIENT_ID_CONFIG,
                    "shadow-ledger",
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    ByteArraySerializer.class,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                    ByteArraySerializer.class,
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    timeout,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    timeout / 2,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    timeout / 2,
                    ProducerConfig.LINGER_MS_CONFIG,
                    2));
        }
        return producer;
    }
}

package io.shadowledger.service.source;

import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.source.SourceProperties.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic whose records are files, with what their senders say in the headers {@code name}, {@code as-of},
 * {@code basis}, {@code zone}, {@code profile}, {@code format} and {@code complete}.
 *
 * <p>An offset is committed only after its record is a report or its refusal is recorded. A crash between the two takes
 * the record again, which is the same report.
 */
final class KafkaReader implements SourceReader {

    private static final Set<String> SAYINGS = Set.of("as-of", "basis", "zone", "profile", "format", "complete");
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int LARGEST_FETCH = 64 << 20;
    private static final Duration LONGEST_READING = Duration.ofMinutes(30);

    private final Source source;
    private final LedgerProperties.Kafka kafka;
    private final SourceIntake intake;
    private @Nullable KafkaConsumer<byte[], byte @Nullable []> consumer;

    KafkaReader(Source source, LedgerProperties.Kafka kafka, SourceIntake intake) {
        this.source = source;
        this.kafka = kafka;
        this.intake = intake;
    }

    @Override
    public int read(Lease lease) throws IOException {
        try {
            var open = opened();
            var records = open.poll(POLL);
            if (records.isEmpty()) {
                // Polling says nothing about a broker that is away; this does.
                var unused = open.endOffsets(open.assignment(), ANSWER);
                return 0;
            }
            int decided = 0;
            for (var record : records) {
                if (!lease.held()) {
                    close();
                    return decided;
                }
                take(record);
                var partition = new TopicPartition(record.topic(), record.partition());
                open.commitSync(Map.of(partition, new OffsetAndMetadata(record.offset() + 1)), ANSWER);
                decided++;
            }
            return decided;
        } catch (KafkaException failure) {
            close();
            throw new SourceException(
                    "the broker at " + kafka.bootstrapServers() + " did not give the topic "
                            + source.kafka().topic() + ": " + failure.getMessage(),
                    failure);
        } catch (IOException | RuntimeException notNow) {
            // What was polled and not committed is polled again by a new consumer.
            close();
            throw notNow;
        }
    }

    /** Polling waits already. */
    @Override
    public Duration pause(Duration every) {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        var open = consumer;
        consumer = null;
        if (open != null) {
            open.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        }
    }

    private void take(ConsumerRecord<byte[], byte @Nullable []> record) throws IOException {
        var place = record.topic() + "-" + record.partition() + "@" + record.offset();
        var value = record.value();
        var bytes = value == null ? new byte[0] : value;
        var sayings = new HashMap<String, String>();
        for (var header : record.headers()) {
            if (header.value() != null && SAYINGS.contains(header.key())) {
                sayings.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        var named = record.headers().lastHeader("name");
        var name = named == null || named.value() == null ? place : new String(named.value(), StandardCharsets.UTF_8);
        intake.take(
                source, new IncomingFile(name, place, bytes.length, sayings, () -> new ByteArrayInputStream(bytes)));
    }

    private KafkaConsumer<byte[], byte @Nullable []> opened() {
        if (consumer == null) {
            consumer = new KafkaConsumer<byte[], byte @Nullable []>(settings());
            var topic = source.kafka().topic();
            if (consumer.listTopics(ANSWER).get(topic) == null) {
                close();
                throw new SourceException("there is no topic " + topic + ": make it, or name another", null);
            }
            consumer.subscribe(List.of(topic));
        }
        return consumer;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, kafka.group() + "-reports-" + source.name());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "shadow-ledger-reports-" + source.name());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Math.toIntExact(LONGEST_READING.toMillis()));
        settings.put(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                Math.toIntExact(kafka.sessionTimeout().toMillis()));
        settings.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.toIntExact(kafka.sessionTimeout().toMillis() / 3));
        // Bounds what is in memory beside a record that is larger by itself.
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, LARGEST_FETCH);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_FETCH);
        return settings;
    }
}

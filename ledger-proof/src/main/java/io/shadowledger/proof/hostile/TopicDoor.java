package io.shadowledger.proof.hostile;

import io.shadowledger.proof.judgement.Findings;
import io.shadowledger.service.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts records on the topics directly, past every check. */
final class TopicDoor implements AutoCloseable {

    // What brokers and producers take by default is 1 MiB, of which key, headers and framing need some
    private static final int LARGEST = 1024 * 1024 - 1_000;
    private static final int LARGE_ONE_IN = 500;

    private final KafkaProducer<byte @Nullable [], byte @Nullable []> producer;
    private final Findings findings;
    private long large;
    private final AtomicLong acknowledged = new AtomicLong();

    TopicDoor(String bootstrapServers, Findings findings) {
        this.findings = findings;
        this.producer = new KafkaProducer<byte @Nullable [], byte @Nullable []>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5));
    }

    /** Sends one, with some key or none; now and then one that is nearly as large as the broker takes. */
    void send(HostileEvents events, RandomGenerator random) {
        boolean isLarge = random.nextInt(LARGE_ONE_IN) == 0;
        byte[] value = isLarge ? events.large(LARGEST) : random.nextInt(50) == 0 ? null : events.bytes();
        large += isLarge ? 1 : 0;
        var topic = random.nextInt(20) == 0 ? Topics.CORRECTIONS : Topics.RAW;
        var unused = producer.send(
                new ProducerRecord<byte @Nullable [], byte @Nullable []>(topic, key(random), value), (_, failed) -> {
                    if (failed == null) {
                        acknowledged.incrementAndGet();
                    } else {
                        findings.add("topic", "a record was not taken: " + failed.getMessage());
                    }
                });
    }

    /** How many large ones were sent. */
    long large() {
        return large;
    }

    /** Waits for all that was sent; how many the broker took. */
    long settle() {
        producer.flush();
        return acknowledged.get();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static byte @Nullable [] key(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new byte[random.nextInt(4)];
            case 2 -> {
                var noise = new byte[random.nextInt(100)];
                random.nextBytes(noise);
                yield noise;
            }
            default -> ("acc-" + random.nextInt(200)).getBytes(StandardCharsets.UTF_8);
        };
    }
}

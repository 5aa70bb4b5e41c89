package io.shadowledger.service.rebuild;

import io.shadowledger.service.job.JobHinderedException;
import io.shadowledger.service.job.JobRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topic partitions from an offset on, without a consumer group. */
final class TopicRecords {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final long BYTES_AT_A_TIME = 16L << 20;

    private final String bootstrapServers;
    private final int maxBatch;

    TopicRecords(String bootstrapServers, int maxBatch) {
        this.bootstrapServers = bootstrapServers;
        this.maxBatch = maxBatch;
    }

    /** Takes records in the order of their offsets, at most so many as go into one batch. */
    interface Sink {
        void accept(List<ConsumerRecord<byte[], byte[]>> records) throws Exception;
    }

    /**
     * Makes sure that the topics have all that is to be read.
     *
     * @throws JobRefusedException naming what is missing
     */
    void requireAll(Collection<PartitionPlan> plans) throws JobRefusedException {
        var sources = plans.stream()
                .filter(plan -> !plan.isEmpty())
                .map(PartitionPlan::source)
                .toList();
        Map<TopicPartition, Long> begins;
        Map<TopicPartition, Long> ends;
        try (var consumer = consumer()) {
            var missing = sources.stream()
                    .filter(source -> consumer.partitionsFor(source.topic(), ANSWER).stream()
                            .noneMatch(known -> known.partition() == source.partition()))
                    .map(TopicPartition::toString)
                    .toList();
            if (!missing.isEmpty()) {
                throw new JobRefusedException("the broker at " + bootstrapServers + " has no partition "
                        + String.join(", ", missing)
                        + ", which the original was made from: is it the right broker? Restore the topic first");
            }
            begins = consumer.beginningOffsets(sources, ANSWER);
            ends = consumer.endOffsets(sources, ANSWER);
        } catch (KafkaException away) {
            throw new JobHinderedException(
                    "the broker at " + bootstrapServers + " does not answer: " + away.getMessage()
                            + ". Check KAFKA_BOOTSTRAP_SERVERS",
                    away);
        }
        var gaps = new TreeMap<String, String>();
        for (var plan : plans) {
            var source = plan.source();
            if (plan.isEmpty()) {
                continue;
            }
            long begin = begins.getOrDefault(source, 0L);
            long end = ends.getOrDefault(source, 0L);
            if (begin > plan.firstOffset()) {
                gaps.put(
                        source.toString(),
                        "offsets %d to %d".formatted(plan.firstOffset(), Math.min(begin, plan.nextOffset()) - 1));
            } else if (end < plan.nextOffset()) {
                gaps.put(source.toString(), "offsets %d to %d".formatted(end, plan.nextOffset() - 1));
            }
        }
        if (!gaps.isEmpty()) {
            throw new JobRefusedException(
                    "the topics do not have everything that the original was made from; missing are " + gaps
                            + ": retention removed them, or the topic was made anew. Restore them first");
        }
    }

    /**
     * Reads a partition.
     *
     * @param from the first offset wanted
     * @param to the first offset not wanted; the one before it must exist
     */
    void read(TopicPartition source, long from, long to, Sink sink) throws Exception {
        try (var consumer = consumer()) {
            consumer.assign(List.of(source));
            consumer.seek(source, from);
            var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>(maxBatch);
            long bytes = 0;
            long heard = System.nanoTime();
            long position = from;
            while (position < to) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                for (var record : consumer.poll(POLL).records(source)) {
                    if (record.offset() >= to) {
                        break;
                    }
                    batch.add(record);
                    bytes += Math.max(0, record.serializedValueSize());
                    if (batch.size() == maxBatch || bytes >= BYTES_AT_A_TIME) {
                        sink.accept(List.copyOf(batch));
                        batch.clear();
                        bytes = 0;
                    }
                }
                long reached = consumer.position(source, ANSWER);
                if (reached > position) {
                    position = reached;
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > SILENCE.toNanos()) {
                    throw new IllegalStateException("the broker at %s gave nothing of %s from offset %d on for %d s"
                            .formatted(bootstrapServers, source, position, SILENCE.toSeconds()));
                }
            }
            if (!batch.isEmpty()) {
                sink.accept(List.copyOf(batch));
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.ofEntries(
                        Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, "shadow-ledger-rebuild"),
                        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                        Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                        Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                        Map.entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000),
                        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxBatch),
                        // Bounds the heap, per partition that is read
                        Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024),
                        Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 * 1024 * 1024)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}

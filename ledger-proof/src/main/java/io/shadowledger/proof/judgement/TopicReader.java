package io.shadowledger.proof.judgement;

import io.shadowledger.sandbox.backing.BackingException;
import io.shadowledger.service.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning to what is its end when the reading begins. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final String bootstrapServers;

    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Takes the records that came together; all of one partition, in order, none empty. */
    public interface Reader<E extends Exception> {
        void read(List<ConsumerRecord<byte[], byte[]>> records) throws E;
    }

    /** The offset after the last record of each partition of the topics that become the book. */
    public SortedMap<String, Long> ends() {
        var ends = new TreeMap<String, Long>();
        try (var consumer = consumer()) {
            for (var topic : List.of(Topics.RAW, Topics.CORRECTIONS)) {
                consumer.endOffsets(partitions(consumer, topic))
                        .forEach((source, end) -> ends.put(source.toString(), end));
            }
        }
        return ends;
    }

    /** @throws BackingException if the broker falls silent */
    public <E extends Exception> void read(String topic, Reader<E> reader) throws E {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            long heard = System.nanoTime();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                var records = consumer.poll(POLL);
                for (var partition : records.partitions()) {
                    reader.read(records.records(partition));
                    heard = System.nanoTime();
                }
                if (System.nanoTime() - heard > SILENCE.toNanos()) {
                    throw new BackingException(
                            "the broker gave nothing of " + topic + " for " + SILENCE.toSeconds() + " s");
                }
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}

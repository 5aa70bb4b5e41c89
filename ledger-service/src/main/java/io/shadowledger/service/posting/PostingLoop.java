package io.shadowledger.service.posting;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.event.EventReader;
import io.shadowledger.service.kafka.EventPublisher;
import io.shadowledger.service.kafka.Topics;
import io.shadowledger.service.schema.SchemaState;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Polls the topics and hands each partition's records to a thread of its own. It never waits for the database, so the
 * consumer group keeps this process however long the database is away.
 */
@Component
@ConditionalOnRole(ServiceRole.LEDGER)
final class PostingLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PostingLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);
    // While a partition's queue is full, so that it is refilled soon after it has room again
    private static final Duration POLL_WHEN_FULL = Duration.ofMillis(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final LedgerProperties properties;
    private final SchemaState schema;
    private final PostingConnections connections;
    private final EventReader reader;
    private final DeadLetterTopic deadLetterTopic;
    private final PostingMetrics metrics;
    private final Clock clock;
    private final EntryMonths months = new EntryMonths();
    private final Map<TopicPartition, Running> assigned = new ConcurrentHashMap<>();

    private volatile boolean running;
    private volatile @Nullable String obstacle = "not started yet";
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;

    PostingLoop(
            LedgerProperties properties,
            SchemaState schema,
            PostingConnections connections,
            EventPublisher publisher,
            PostingMetrics metrics,
            Clock clock) {
        this.properties = properties;
        this.schema = schema;
        this.connections = connections;
        this.reader = new EventReader(properties.currency());
        this.deadLetterTopic = new DeadLetterTopic(publisher);
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Why posting as a whole does not run; empty while it does. */
    Optional<String> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** The partitions that the consumer group has given this process, in the order of their names. */
    List<String> assignedPartitions() {
        return assigned.keySet().stream().map(TopicPartition::toString).sorted().toList();
    }

    /** Why single partitions are not posted, by partition; empty while all are. */
    Map<String, String> obstructedPartitions() {
        var obstructed = new TreeMap<String, String>();
        assigned.forEach((source, partition) -> {
            var reason = partition.state().obstacle();
            if (reason != null) {
                obstructed.put(source.toString(), reason);
            }
        });
        return obstructed;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("posting").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
        if (thread == null) {
            return;
        }
        try {
            if (current == null) {
                thread.interrupt();
            }
            if (!thread.join(STOP_TIMEOUT.multipliedBy(2))) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            obstacle = "waits for the database schema";
            schema.await();
            while (running) {
                consumeUntilFailure();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void consumeUntilFailure() throws InterruptedException {
        try {
            var current = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = current;
            try {
                current.subscribe(List.of(Topics.RAW, Topics.CORRECTIONS), new Assignment(current));
                obstacle = null;
                while (running) {
                    pollOnce(current);
                }
            } finally {
                stopAll(List.copyOf(assigned.keySet()));
                current.close(CloseOptions.timeout(STOP_TIMEOUT));
            }
        } catch (WakeupException stopped) {
            log.debug("Woken up to stop");
        } catch (RuntimeException failure) {
            obstacle = String.valueOf(failure.getMessage());
            log.atWarn()
                    .addKeyValue("retryIn", PAUSE_AFTER_FAILURE)
                    .setCause(failure)
                    .log("Consuming failed");
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } finally {
            consumer = null;
        }
    }

    private void pollOnce(KafkaConsumer<byte[], byte[]> current) {
        boolean full = false;
        for (var source : current.assignment()) {
            var running = assigned.get(source);
            if (running != null) {
                full |= steer(current, source, running.state());
            }
        }
        try {
            var records = current.poll(full ? POLL_WHEN_FULL : POLL);
            for (var source : records.partitions()) {
                var running = assigned.get(source);
                if (running != null) {
                    running.state().offer(records.records(source));
                }
            }
        } catch (OffsetOutOfRangeException outOfRange) {
            outOfRange.offsetOutOfRangePartitions().forEach((source, offset) -> positionLost(current, source, offset));
        }
        commit(current);
    }

    /** Brings the consumer in line with what a partition's thread wants; true if its queue is full. */
    private static boolean steer(
            KafkaConsumer<byte[], byte[]> current, TopicPartition source, AssignedPartition partition) {
        partition.takeSeek().ifPresent(offset -> current.seek(source, offset));
        boolean wanted = partition.hasRoom();
        boolean paused = current.paused().contains(source);
        if (wanted && paused) {
            current.resume(List.of(source));
        } else if (!wanted && !paused) {
            current.pause(List.of(source));
        }
        if (wanted) {
            current.currentLag(source).ifPresent(lag -> partition.endsAt(current.position(source) + lag));
        }
        return partition.isFull();
    }

    private void positionLost(KafkaConsumer<byte[], byte[]> current, TopicPartition source, long offset) {
        current.pause(List.of(source));
        var running = assigned.get(source);
        if (running != null) {
            var range = List.of(source);
            running.state()
                    .fail(
                            "offset %d of %s is to be posted next, but the topic holds %d to %d only: records were removed"
                                            .formatted(
                                                    offset,
                                                    source,
                                                    current.beginningOffsets(range)
                                                            .get(source),
                                                    current.endOffsets(range).get(source))
                                    + " before they were posted, or the topic was made anew");
        }
    }

    /** A courtesy to those who watch the group's lag in Kafka; the book's offset is the truth. */
    private void commit(KafkaConsumer<byte[], byte[]> current) {
        var progress = new HashMap<TopicPartition, OffsetAndMetadata>();
        assigned.forEach((source, running) ->
                running.state().takeProgress().ifPresent(next -> progress.put(source, new OffsetAndMetadata(next))));
        if (!progress.isEmpty()) {
            current.commitAsync(progress, (_, failure) -> {
                if (failure != null) {
                    log.debug("Offsets were not committed to Kafka; the book has them", failure);
                }
            });
        }
    }

    private void start(TopicPartition source) {
        var kind = source.topic().equals(Topics.CORRECTIONS) ? EntryKind.CORRECTION : EntryKind.EVENT;
        var state = new AssignedPartition(properties.posting().maxBatch());
        var task = new PartitionTask(
                source,
                state,
                kind,
                new RecordReader(reader, kind),
                connections,
                months,
                deadLetterTopic,
                () -> properties.posting().accountsHeld() / Math.max(1, assigned.size()),
                metrics,
                clock);
        var lag = metrics.watchLag(source, state::lag);
        var worker = Thread.ofVirtual().name("posting-" + source).start(task);
        assigned.put(source, new Running(state, worker, () -> metrics.forget(lag)));
    }

    private void stopAll(Collection<TopicPartition> sources) {
        var stopping =
                sources.stream().map(assigned::remove).filter(Objects::nonNull).toList();
        stopping.forEach(running -> running.state().stop());
        try {
            long until = System.nanoTime() + STOP_TIMEOUT.toNanos();
            for (var running : stopping) {
                // A batch in the middle is let finish; one that hangs is fenced by the next writer anyway.
                if (!running.worker().join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
                    running.worker().interrupt();
                }
                running.onStopped().run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> settings() {
        int session = Math.toIntExact(properties.kafka().sessionTimeout().toMillis());
        return Map.ofEntries(
                Map.entry(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        properties.kafka().bootstrapServers()),
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, properties.kafka().group()),
                Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, "shadow-ledger-posting"),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                // Positions come from the book alone
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                Map.entry(
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName()),
                Map.entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session),
                // While the group is formed anew, the broker waits this long for a member of which it hears and that
                // does
                // not join; nobody of the group posts meanwhile. Twice what this thread can take between two polls: the
                // stop of partitions, and a question to the broker
                Map.entry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 45_000),
                // Several may be missed before the session ends
                Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.min(3_000, session / 3)),
                // New partitions are found within this time
                Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000),
                Map.entry(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        properties.posting().maxBatch()),
                // Gathers at the broker, for all partitions at once: a batch of a few records costs the database almost
                // as
                // much as one of a hundred. The wait also bounds how long a partition that was full waits for silent
                // ones
                Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 64 * 1024),
                Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10),
                // Bounds the heap: what all partitions together may have fetched and not yet queued
                Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * 1024 * 1024),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * 1024 * 1024));
    }

    private record Running(AssignedPartition state, Thread worker, Runnable onStopped) {}

    /** Starts and stops partitions' threads as the group assigns and revokes; called within poll. */
    private final class Assignment implements ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> current;

        Assignment(KafkaConsumer<byte[], byte[]> current) {
            this.current = current;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> sources) {
            current.pause(sources);
            for (var source : sources) {
                // Any position, so that the client does not look for one; the real one follows the takeover
                current.seek(source, 0);
                start(source);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> sources) {
            stopAll(sources);
        }
    }
}

package io.shadowledger.service.inflight;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.drift.InFlightEvents;
import io.shadowledger.service.event.EventReader;
import io.shadowledger.service.event.InvalidEventException;
import io.shadowledger.service.kafka.BrokerUnavailableException;
import io.shadowledger.service.kafka.TopicOffsets;
import io.shadowledger.service.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the records of {@code transactions.raw} behind what the book has posted, as the caller's transaction sees the
 * book: at most 5,000 records in two seconds, by a consumer without a group. Where the broker does not answer, nothing
 * is known to be in flight.
 */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
final class TopicTail implements InFlightEvents {

    private static final Logger log = LoggerFactory.getLogger(TopicTail.class);

    private static final int MOST_RECORDS = 5_000;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(200);

    /** A comparison asks for every few thousand accounts; so often the broker is not asked. */
    private static final Duration NOTHING_WAITS = Duration.ofSeconds(1);

    private static final Duration BROKER_AWAY = Duration.ofSeconds(30);

    private final TopicOffsets offsets;
    private final JdbcClient jdbc;
    private final LedgerProperties ledger;
    private final EventReader events;
    /** Until when nothing is asked, by the clock that only grows. */
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    TopicTail(TopicOffsets offsets, JdbcClient jdbc, LedgerProperties ledger) {
        this.offsets = offsets;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.events = new EventReader(ledger.currency());
    }

    @Override
    public List<InFlight> of(Set<String> accountIds) {
        if (System.nanoTime() - quietUntil.get() < 0) {
            return List.of();
        }
        try {
            var waiting = waiting();
            if (!waiting.isEmpty()) {
                return read(waiting, accountIds);
            }
            quietFor(NOTHING_WAITS);
            return List.of();
        } catch (BrokerUnavailableException | KafkaException away) {
            quietFor(BROKER_AWAY);
            log.atWarn().setCause(away).log("What is in flight cannot be said: the broker does not answer");
            return List.of();
        }
    }

    private void quietFor(Duration span) {
        quietUntil.set(System.nanoTime() + span.toNanos());
    }

    /** Where the book stands and where the topic ends, of those partitions where it is not the same. */
    private record Span(long from, long to) {}

    private Map<TopicPartition, Span> waiting() throws BrokerUnavailableException {
        var posted = new HashMap<TopicPartition, Long>();
        jdbc.sql("select kafka_partition, next_offset from ledger_partition where topic = :topic")
                .param("topic", Topics.RAW)
                .query(row -> {
                    posted.put(new TopicPartition(Topics.RAW, row.getInt(1)), row.getLong(2));
                });
        var waiting = new HashMap<TopicPartition, Span>();
        offsets.ends(List.of(Topics.RAW)).forEach((partition, end) -> {
            long from = posted.getOrDefault(partition, 0L);
            if (from < end) {
                waiting.put(partition, new Span(from, end));
            }
        });
        return waiting;
    }

    private List<InFlight> read(Map<TopicPartition, Span> waiting, Set<String> accountIds) {
        var found = new ArrayList<InFlight>();
        var open = new HashMap<>(waiting);
        long end = System.nanoTime() + LONGEST.toNanos();
        int read = 0;
        try (var consumer = consumer()) {
            consumer.assign(open.keySet());
            open.forEach((partition, span) -> consumer.seek(partition, span.from()));
            while (!open.isEmpty() && read < MOST_RECORDS && System.nanoTime() < end) {
                for (var message : consumer.poll(POLL)) {
                    read++;
                    event(message)
                            .filter(event -> accountIds.contains(event.accountId()))
                            .ifPresent(found::add);
                }
                open.entrySet()
                        .removeIf(partition -> consumer.position(partition.getKey(), POLL)
                                >= partition.getValue().to());
            }
        }
        return found;
    }

    /** What cannot be read will be a dead letter, not an entry. */
    private Optional<InFlight> event(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            return Optional.empty();
        }
        try {
            var event = events.read(message.value());
            return Optional.of(new InFlight(
                    event.eventId(),
                    event.accountId(),
                    event.amount().currency(),
                    event.amount().minor(),
                    event.valueTime(),
                    message.topic() + "-" + message.partition() + " offset " + message.offset()));
        } catch (InvalidEventException unreadable) {
            return Optional.empty();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        ledger.kafka().bootstrapServers(),
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "shadow-ledger-in-flight",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MOST_RECORDS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}

package io.shadowledger.service;

import io.shadowledger.api.money.Money;
import java.time.Duration;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets for a process.
 *
 * @param role which duties it has
 * @param defaultCurrency ISO 4217 code of events that name no currency
 * @param kafka where the topics are
 * @param posting how the book is written
 */
@ConfigurationProperties("shadowledger")
public record LedgerProperties(
        @DefaultValue("all") ServiceRole role,
        @DefaultValue("EUR") String defaultCurrency,
        @DefaultValue Kafka kafka,
        @DefaultValue Posting posting) {

    public LedgerProperties {
        // Fails at start with the reason, rather than at the first event.
        Money.currency(defaultCurrency);
    }

    /** The currency of events that name none. */
    public Currency currency() {
        return Money.currency(defaultCurrency);
    }

    /**
     * @param bootstrapServers host:port, comma-separated
     * @param group the consumer group of the posting processes of one ledger
     * @param deliveryTimeout how long a record may take to be acknowledged before its sender is told
     * @param sessionTimeout how long a process may be silent before the others take its partitions over; brokers allow
     *     6 s to 30 min unless they are told otherwise
     */
    public record Kafka(
            @DefaultValue("127.0.0.1:9092") String bootstrapServers,
            @DefaultValue("shadow-ledger") String group,
            @DefaultValue("10s") Duration deliveryTimeout,
            @DefaultValue("15s") Duration sessionTimeout) {

        private static final Duration SHORTEST_SESSION = Duration.ofSeconds(1);
        private static final Duration LONGEST_SESSION = Duration.ofHours(1);

        public Kafka {
            if (sessionTimeout.compareTo(SHORTEST_SESSION) < 0 || sessionTimeout.compareTo(LONGEST_SESSION) > 0) {
                throw new IllegalArgumentException(
                        "shadowledger.kafka.session-timeout must be from 1s to 1h: " + sessionTimeout);
            }
        }
    }

    /**
     * @param maxBatch the largest number of records in one database transaction, at most 9,000: the contra of so many
     *     largest amounts still fits into 64 bits
     * @param connections how many partitions are posted at the same time
     * @param accountsHeld how many accounts the writers of a process may hold in memory together, some 200 bytes each;
     *     what is not held is asked for
     */
    public record Posting(
            @DefaultValue("8000") int maxBatch,
            @DefaultValue("3") int connections,
            @DefaultValue("300000") int accountsHeld) {

        public Posting {
            if (maxBatch < 1 || maxBatch > 9_000) {
                throw new IllegalArgumentException(
                        "shadowledger.posting.max-batch must be from 1 to 9000: " + maxBatch);
            }
            if (connections < 1) {
                throw new IllegalArgumentException(
                        "shadowledger.posting.connections must be at least 1: " + connections);
            }
        }
    }
}

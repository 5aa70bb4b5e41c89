package io.shadowledger.service.reads;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where balances, statements, searches and trial balances are read.
 *
 * @param replica a streaming replica of the ledger's database, if there is one
 */
@ConfigurationProperties("shadowledger.reads")
record ReadProperties(@DefaultValue Replica replica) {

    /**
     * @param host of the replica; empty when there is none. Database, user and password are those of the primary
     * @param port of the replica
     * @param maxLag how far behind the primary an answer may be; a replica that is further behind is not asked
     * @param connections at most so many at a time
     */
    record Replica(
            @DefaultValue("") String host,
            @DefaultValue("5432") int port,
            @DefaultValue("1s") Duration maxLag,
            @DefaultValue("10") int connections) {

        Replica {
            if (maxLag.compareTo(Duration.ofMillis(100)) < 0) {
                throw new IllegalArgumentException("shadowledger.reads.replica.max-lag is " + maxLag
                        + ": no replica can be shown to be closer than 100ms; use 1s or so");
            }
        }

        boolean isConfigured() {
            return !host.isBlank();
        }
    }
}

package io.shadowledger.service.reads;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A streaming replica, and how far it is behind.
 *
 * <p>Timestamps of replayed transactions say nothing while the primary is idle, and clocks differ. So its log position
 * is taken from the primary, and the replica is asked until it has replayed that: from then on it is known to hold all
 * that the primary held when it was asked.
 */
final class Replica implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Replica.class);
    private static final long NEVER = Long.MIN_VALUE;
    /** The primary is there for whoever waits. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final ReadDatabase.Server server;
    private final HikariDataSource pool;
    private final JdbcClient ownQuestions;
    private final JdbcClient primary;
    private final Duration maxLag;
    private final Thread watch = Thread.ofPlatform().name("replica-watch").unstarted(this::run);
    /** What the primary held at this {@link System#nanoTime} the replica holds; {@link #NEVER} if that is not known. */
    private volatile long provenAt = NEVER;

    private volatile boolean fresh;

    Replica(HikariDataSource primary, ReadProperties.Replica properties, MeterRegistry registry) {
        this.maxLag = properties.maxLag();
        this.primary = JdbcClient.create(primary);
        var config = new HikariConfig();
        primary.copyStateTo(config);
        config.setPoolName("replica");
        config.setJdbcUrl(address(primary.getJdbcUrl(), properties));
        config.setMaximumPoolSize(properties.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setReadOnly(true);
        this.pool = new HikariDataSource(config);
        this.ownQuestions = JdbcClient.create(pool);
        this.server = new ReadDatabase.Server("replica", pool, registry);
        registry.gauge("shadowledger.replica.lag.seconds", this, Replica::lagSeconds);
        registry.gauge("shadowledger.replica.in.use", this, replica -> replica.isFresh() ? 1 : 0);
    }

    /** Begins to measure, four times as often as the lag allowed: an answer is never older than that. */
    void watch() {
        watch.start();
    }

    ReadDatabase.Server server() {
        return server;
    }

    /** Whether an answer of the replica is no further behind than allowed. */
    boolean isFresh() {
        long proven = provenAt;
        return proven != NEVER && System.nanoTime() - proven <= maxLag.toNanos();
    }

    /** Has the replica asked no more until it is shown again to follow. */
    void distrust() {
        provenAt = NEVER;
    }

    private void run() {
        var pause = maxLag.dividedBy(4);
        try {
            while (true) {
                measure();
                Thread.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Proves anew that the replica follows, if it does within the lag allowed. */
    private void measure() throws InterruptedException {
        try {
            long asked = System.nanoTime();
            var position = primary.sql("select pg_current_wal_lsn()::text")
                    .query(String.class)
                    .single();
            do {
                if (hasReplayed(position)) {
                    provenAt = asked;
                    tell(true, "");
                    return;
                }
                Thread.sleep(PAUSE_BETWEEN_LOOKS);
            } while (System.nanoTime() - asked <= maxLag.toNanos());
            tell(false, "it is more than " + maxLag + " behind");
        } catch (RuntimeException unreachable) {
            // Whatever the reason: without proof the replica is not asked, and the next look may bring it
            tell(false, String.valueOf(unreachable.getMessage()));
        }
    }

    private boolean hasReplayed(String position) {
        // A server that is no replica any more was promoted: it is another book from there on
        return ownQuestions
                .sql("select pg_is_in_recovery() and coalesce(pg_last_wal_replay_lsn() >= :position::pg_lsn, false)")
                .param("position", position)
                .query(Boolean.class)
                .single();
    }

    private void tell(boolean follows, String reason) {
        if (follows != fresh) {
            fresh = follows;
            var line = follows ? log.atInfo() : log.atWarn().addKeyValue("reason", reason);
            line.log(
                    follows
                            ? "The replica follows; reads go to it"
                            : "The replica is not asked; reads go to the primary");
        }
    }

    private double lagSeconds() {
        long proven = provenAt;
        return proven == NEVER ? Double.NaN : (System.nanoTime() - proven) / 1e9;
    }

    private static String address(String primary, ReadProperties.Replica properties) {
        return primary.replaceFirst(
                "^jdbc:postgresql://[^/]*/", "jdbc:postgresql://" + properties.host() + ":" + properties.port() + "/");
    }

    @Override
    public void close() {
        watch.interrupt();
        try {
            watch.join(CLOSE_LIMIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        pool.close();
    }
}

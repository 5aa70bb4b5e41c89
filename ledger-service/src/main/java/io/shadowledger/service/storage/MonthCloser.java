package io.shadowledger.service.storage;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the months that are over, the oldest first: fences a month, waits for the batches that were under way, and
 * keeps its sums. Every step may be repeated, by any process, after any crash.
 *
 * <p>Why nothing can be posted to a month that is being summed up: a batch holds the row of its partition from before
 * it looks at the fence to its commit. Either it saw the fence, then it was refused; or it looked before the fence was
 * committed, then waiting for its row, which comes after, has waited for its commit.
 */
final class MonthCloser {

    private static final Logger log = LoggerFactory.getLogger(MonthCloser.class);
    // Any constant will do; it keeps two processes from summing up the same month.
    private static final long LOCK = 0x5348_4144_434cL;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final MonthRows months;
    private final Clock clock;
    private final Duration closeAfter;
    private Instant nothingDueBefore = Instant.MIN;

    MonthCloser(DataSource dataSource, Clock clock, Duration closeAfter) {
        this.jdbc = JdbcClient.create(dataSource);
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.months = new MonthRows(jdbc);
        this.clock = clock;
        this.closeAfter = closeAfter;
    }

    /** Closes the oldest month that is due, if there is one; answers whether there may be another. */
    boolean round() {
        if (clock.instant().isBefore(nothingDueBefore)) {
            return false;
        }
        var oldest = months.oldestOpen();
        if (oldest.isEmpty()) {
            return false;
        }
        var month = oldest.get();
        if (!month.endedBefore(now().minus(closeAfter))) {
            nothingDueBefore = month.end().toInstant().plus(closeAfter);
            return false;
        }
        fence(month);
        awaitBatchesUnderWay();
        close(month)
                .ifPresent(entries -> log.atInfo()
                        .addKeyValue("month", month)
                        .addKeyValue("entries", entries)
                        .log("A month is closed: its sums are kept, nothing is posted to it any more"));
        return true;
    }

    /** The earlier of this clock and the database's: one that is wrong must not close the month that is being posted. */
    private Instant now() {
        var database =
                jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
        var own = clock.instant();
        return own.isBefore(database) ? own : database;
    }

    void fence(RecordMonth month) {
        jdbc.sql("insert into closed_month (month, fenced_at) values (:month, :now) on conflict (month) do nothing")
                .param("month", month.firstDay())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void awaitBatchesUnderWay() {
        var partitions = jdbc.sql("select partition_id from ledger_partition")
                .query(Integer.class)
                .list();
        for (int partition : partitions) {
            // One at a time: none is held up longer than its own batch.
            jdbc.sql("select partition_id from ledger_partition where partition_id = :partition for share")
                    .param("partition", partition)
                    .query(Integer.class)
                    .list();
        }
    }

    /** Answers the month's entries; empty when another process closes it, or has. */
    private Optional<Long> close(RecordMonth month) {
        return transaction.execute(_ -> {
            LongTransaction.waitAsLongAsItTakes(dataSource);
            boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query(Boolean.class)
                    .single();
            return mine && months.isFenced(month)
                    ? Optional.of(MonthSums.keep(jdbc, month, clock.instant()))
                    : Optional.empty();
        });
    }
}

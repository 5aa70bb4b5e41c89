package io.shadowledger.service.storage;

import io.shadowledger.api.storage.BookMonth;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.problem.StateException;
import io.shadowledger.service.problem.UnavailableException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Detaches the entries of closed months and attaches them again; each in one transaction with its audit row. */
final class MonthStore {

    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final MonthRows months;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final StorageProperties properties;
    private final MonthVerification verification;

    MonthStore(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            AuditTrail audit,
            Clock clock,
            StorageProperties properties,
            MonthVerification verification) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.months = new MonthRows(jdbc);
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.properties = properties;
        this.verification = verification;
    }

    List<BookMonth> list() {
        return months.list();
    }

    /**
     * Takes a month's entries out of the table {@code entry}.
     *
     * @throws StateException if it is not closed, is detached already, an older one is not, or a verification objects
     * @throws UnavailableException if running statements did not let go of the table in time
     */
    BookMonth detach(RecordMonth month, String who) {
        return changed(month, () -> {
            switch (months.lock(month)) {
                case OPEN ->
                    throw new StateException(month + " is open: a month is closed "
                            + properties.closeAfter().toHours()
                            + " hours after its end, and can be detached from then on");
                case DETACHED -> throw new StateException(month + " is detached already");
                case CLOSED -> {}
            }
            months.oldestAttached()
                    .filter(oldest -> oldest.compareTo(month) < 0)
                    .ifPresent(oldest -> {
                        throw new StateException(
                                "months are detached from the oldest on, so that a statement has one beginning: detach "
                                        + oldest + " first");
                    });
            verification
                    .objection(month.start().toInstant(), month.end().toInstant())
                    .ifPresent(objection -> {
                        throw new StateException(objection);
                    });
            alter("select detach_entry_month(:month)", month);
            months.detached(month, clock.instant());
            audit.add(who, Act.MONTH_DETACHED, month.toString(), null, Map.of("table", month.table()));
        });
    }

    /**
     * Puts a month's entries back.
     *
     * @throws StateException if it is not detached, a later one is, its table is gone, or holds other entries
     * @throws UnavailableException if running statements did not let go of the table in time
     */
    BookMonth attach(RecordMonth month, String who) {
        return changed(month, () -> {
            switch (months.lock(month)) {
                case OPEN, CLOSED -> throw new StateException(month + " is not detached");
                case DETACHED -> {}
            }
            months.latestDetached()
                    .filter(latest -> latest.compareTo(month) > 0)
                    .ifPresent(latest -> {
                        throw new StateException("months are attached from the latest on: attach " + latest + " first");
                    });
            if (!months.hasTable(month)) {
                throw new StateException("the table " + month.table()
                        + " is not in the database: restore it from where it was archived, then attach it");
            }
            LongTransaction.waitAsLongAsItTakes(dataSource);
            if (!months.holdsItsEntries(month)) {
                throw new StateException("the table " + month.table() + " does not hold the entries of " + month
                        + " as they were when it was closed: restore it from an untouched archive");
            }
            alter("select attach_entry_month(:month)", month);
            months.attached(month);
            audit.add(who, Act.MONTH_ATTACHED, month.toString(), null, Map.of("table", month.table()));
        });
    }

    /** The tables belong to another user, perhaps: a function of the schema does it. */
    private void alter(String function, RecordMonth month) {
        jdbc.sql(function).param("month", month.firstDay()).query(row -> {});
    }

    private BookMonth changed(RecordMonth month, Runnable change) {
        try {
            return transaction.execute(_ -> {
                jdbc.sql("set local lock_timeout = " + properties.lockTimeout().toMillis())
                        .update();
                change.run();
                return months.find(month).orElseThrow();
            });
        } catch (DataAccessException failure) {
            if (failure.getRootCause() instanceof SQLException cause
                    && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw new UnavailableException(
                        "the table of entries is in use by a long statement: nothing was changed, try again", failure);
            }
            throw failure;
        }
    }
}

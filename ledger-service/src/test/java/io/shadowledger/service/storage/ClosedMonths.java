package io.shadowledger.service.storage;

import io.shadowledger.service.audit.AuditTrails;
import io.shadowledger.service.posting.Book;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Closes, detaches and attaches months of a test's book as the service does. */
public final class ClosedMonths {

    private final MonthCloser closer;
    private final MonthStore store;

    public ClosedMonths(Book book, Clock clock) {
        this(book, clock, (_, _) -> Optional.empty());
    }

    ClosedMonths(Book book, Clock clock, MonthVerification verification) {
        var dataSource = book.database().dataSource();
        this.closer = new MonthCloser(dataSource, clock, Duration.ZERO);
        this.store = new MonthStore(
                dataSource,
                new JdbcTransactionManager(dataSource),
                AuditTrails.of(dataSource, clock),
                clock,
                new StorageProperties(Duration.ZERO, Duration.ofSeconds(3)),
                verification);
    }

    /** Closes all months that are over by the clock; answers how many. */
    public int close() {
        int closed = 0;
        while (closer.round()) {
            closed++;
        }
        return closed;
    }

    public void detach(YearMonth month) {
        store.detach(new RecordMonth(month), "checker");
    }

    public void attach(YearMonth month) {
        store.attach(new RecordMonth(month), "checker");
    }
}

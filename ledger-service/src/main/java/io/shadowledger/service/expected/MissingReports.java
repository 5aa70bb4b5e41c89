package io.shadowledger.service.expected;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.shadowledger.api.report.ExpectedOccurrence;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.expected.ExpectedReportStore.Stored;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds reports that are missing: once each into the audit trail, and all of them into a gauge. */
final class MissingReports {

    private static final Duration PACE = Duration.ofSeconds(10);

    private final ExpectedReportStore store;
    private final Occurrences occurrences;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MultiGauge gauge;
    private volatile Map<String, Integer> missing = Map.of();
    private @Nullable Instant next;

    MissingReports(
            ExpectedReportStore store,
            Occurrences occurrences,
            JdbcClient jdbc,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock,
            MeterRegistry registry) {
        this.store = store;
        this.occurrences = occurrences;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.gauge = MultiGauge.builder("shadowledger.reports.missing")
                .description("Reports that are expected, overdue and not there, of the last 40 days")
                .register(registry);
    }

    /** Looks, unless it did within the last seconds. */
    boolean round() {
        var now = clock.instant();
        if (next == null || !now.isBefore(next)) {
            look(now);
            next = now.plus(PACE);
        }
        return false;
    }

    void look(Instant now) {
        var found = new LinkedHashMap<String, Integer>();
        for (var expected : store.list()) {
            var overdue = occurrences.missing(expected, now);
            overdue.stream().filter(day -> day.missedAt() == null).forEach(day -> record(expected, day, now));
            found.put(expected.name(), overdue.size());
        }
        missing = found;
        var rows = new ArrayList<MultiGauge.Row<?>>();
        for (var name : found.keySet()) {
            rows.add(MultiGauge.Row.of(Tags.of("expectation", name), () -> missing.getOrDefault(name, 0)));
        }
        // Gauges that are there stay: replaced, both would be seen by whoever scrapes at that moment
        gauge.register(rows, false);
    }

    private void record(Stored expected, ExpectedOccurrence day, Instant now) {
        transaction.executeWithoutResult(_ -> {
            int first = jdbc.sql("""
                            insert into missing_report (name, day, due_at, found_at) values (:name, :day, :due, :now)
                            on conflict do nothing
                            """)
                    .param("name", expected.name())
                    .param("day", Date.valueOf(day.day()))
                    .param("due", Timestamp.from(day.dueAt()))
                    .param("now", Timestamp.from(now))
                    .update();
            if (first == 1) {
                audit.add(
                        AuditTrail.SYSTEM,
                        Act.REPORT_MISSING,
                        expected.name(),
                        null,
                        Map.of(
                                "day", day.day(),
                                "dueAt", day.dueAt(),
                                "namePattern", expected.expectation().namePattern()));
            }
        });
    }
}

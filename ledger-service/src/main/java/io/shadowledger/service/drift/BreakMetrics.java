package io.shadowledger.service.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.money.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open breaks, their age and what nothing explains of them, per currency: what alerts fire on. */
final class BreakMetrics {

    /** Counting many breaks takes a while: it never takes more than a tenth of the database's time. */
    private static final int REST = 9;

    private final JdbcClient jdbc;
    private final Severities severities;
    private final Clock clock;
    private final MultiGauge open;
    private final MultiGauge residual;
    private final MultiGauge oldest;
    private final MultiGauge bySeverity;
    private volatile Map<String, Figures> figures = Map.of();
    private long nextNanos = System.nanoTime();

    BreakMetrics(JdbcClient jdbc, Severities severities, MeterRegistry registry, Clock clock) {
        this.jdbc = jdbc;
        this.severities = severities;
        this.clock = clock;
        this.open = MultiGauge.builder("shadowledger.breaks.open")
                .description("Breaks that are not over")
                .register(registry);
        this.residual = MultiGauge.builder("shadowledger.breaks.residual")
                .description("Sum of the magnitudes of what nothing explains, in major units")
                .register(registry);
        this.oldest = MultiGauge.builder("shadowledger.breaks.oldest")
                .baseUnit("days")
                .description("Days since the value date of the oldest break that is not over")
                .register(registry);
        this.bySeverity = MultiGauge.builder("shadowledger.breaks.severity")
                .description("Breaks that are not over, by severity")
                .register(registry);
    }

    boolean refresh() {
        long start = System.nanoTime();
        if (start - nextNanos < 0) {
            return false;
        }
        figures = count();
        // Gauges that are there stay: replaced, both would be seen by whoever scrapes at that moment
        open.register(rows(Figures::breaks), false);
        residual.register(rows(Figures::residual), false);
        oldest.register(rows(Figures::oldest), false);
        bySeverity.register(severityRows(), false);
        long end = System.nanoTime();
        nextNanos = end + (end - start) * REST;
        return false;
    }

    private Map<String, Figures> count() {
        var today = BreakCriteria.today(clock.instant());
        var current = new TreeMap<String, Figures>();
        jdbc.sql("select k.currency, " + severities.rank() + """
                         as severity, count(*) as breaks, sum(abs(k.residual_minor)) as residual,
                            min(k.value_date) as oldest
                        from drift_break k where\s""" + BreakCriteria.NOT_OVER + " group by 1, 2")
                .param("today", today)
                .query(row -> {
                    var currency = Money.currency(row.getString("currency"));
                    var counts = new long[Severity.values().length];
                    counts[row.getInt("severity")] = row.getLong("breaks");
                    current.merge(
                            currency.getCurrencyCode(),
                            new Figures(
                                    counts,
                                    row.getBigDecimal("residual").movePointLeft(currency.getDefaultFractionDigits()),
                                    ChronoUnit.DAYS.between(row.getObject("oldest", LocalDate.class), today)),
                            Figures::and);
                });
        return current;
    }

    private List<MultiGauge.Row<?>> rows(ToDoubleFunction<Figures> figure) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        for (var currency : figures.keySet()) {
            rows.add(row(Tags.of("currency", currency), currency, figure));
        }
        return rows;
    }

    private List<MultiGauge.Row<?>> severityRows() {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        for (var currency : figures.keySet()) {
            for (var severity : Severity.values()) {
                var tags = Tags.of(
                        "currency", currency, "severity", severity.name().toLowerCase(Locale.ROOT));
                rows.add(row(tags, currency, known -> known.counts()[severity.ordinal()]));
            }
        }
        return rows;
    }

    private MultiGauge.Row<?> row(Tags tags, String currency, ToDoubleFunction<Figures> figure) {
        return MultiGauge.Row.of(tags, () -> figure.applyAsDouble(figures.getOrDefault(currency, Figures.NONE)));
    }

    /**
     * @param counts of breaks, by severity
     * @param unexplained in major units
     * @param days since the value date of the oldest one
     */
    private record Figures(long[] counts, BigDecimal unexplained, long days) {

        static final Figures NONE = new Figures(new long[Severity.values().length], BigDecimal.ZERO, 0);

        Figures and(Figures other) {
            var sums = new long[counts.length];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = counts[i] + other.counts[i];
            }
            return new Figures(sums, unexplained.add(other.unexplained), Math.max(days, other.days));
        }

        double breaks() {
            long sum = 0;
            for (long count : counts) {
                sum += count;
            }
            return sum;
        }

        double residual() {
            return unexplained.doubleValue();
        }

        double oldest() {
            return Math.max(0, days);
        }
    }
}

package io.shadowledger.service.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.shadowledger.api.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open breaks and what nothing explains of them, per currency: what alerts fire on. */
final class BreakMetrics {

    private final JdbcClient jdbc;
    private final MultiGauge open;
    private final MultiGauge residual;
    private volatile Map<String, Figures> figures = Map.of();

    BreakMetrics(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.open = MultiGauge.builder("shadowledger.breaks.open")
                .description("Breaks that are not over")
                .register(registry);
        this.residual = MultiGauge.builder("shadowledger.breaks.residual")
                .description("Sum of the magnitudes of what nothing explains, in major units")
                .register(registry);
    }

    boolean refresh() {
        var current = new TreeMap<String, Figures>();
        jdbc.sql("""
                        select currency, count(*) as breaks, cast(sum(abs(residual_minor)) as bigint) as residual
                        from drift_break where status not in ('CLOSED', 'SELF_HEALED') group by currency
                        """).query(row -> {
            var currency = Money.currency(row.getString("currency"));
            current.put(
                    currency.getCurrencyCode(),
                    new Figures(
                            row.getLong("breaks"),
                            new Money(row.getLong("residual"), currency)
                                    .toBigDecimal()
                                    .doubleValue()));
        });
        figures = current;
        // Gauges that are there stay: replaced, both would be seen by whoever scrapes at that moment
        open.register(rows(current, Figures::breaks), false);
        residual.register(rows(current, Figures::residual), false);
        return false;
    }

    private List<MultiGauge.Row<?>> rows(Map<String, Figures> current, ToDoubleFunction<Figures> figure) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        for (var currency : current.keySet()) {
            rows.add(MultiGauge.Row.of(
                    Tags.of("currency", currency),
                    () -> figure.applyAsDouble(figures.getOrDefault(currency, Figures.NONE))));
        }
        return rows;
    }

    private record Figures(double breaks, double residual) {

        static final Figures NONE = new Figures(0, 0);
    }
}

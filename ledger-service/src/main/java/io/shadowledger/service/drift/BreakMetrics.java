package io.shadowledger.service.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.shadowledger.api.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open breaks and what nothing explains of them, per currency: what alerts fire on. */
final class BreakMetrics {

    private final JdbcClient jdbc;
    private final MultiGauge open;
    private final MultiGauge residual;

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
        var opens = new ArrayList<MultiGauge.Row<?>>();
        var residuals = new ArrayList<MultiGauge.Row<?>>();
        jdbc.sql("""
                        select currency, count(*) as breaks, cast(sum(abs(residual_minor)) as bigint) as residual
                        from drift_break where status in ('OPEN', 'PROPOSED', 'APPROVED') group by currency
                        """).query(row -> {
            var currency = Money.currency(row.getString("currency"));
            var tags = Tags.of("currency", currency.getCurrencyCode());
            opens.add(MultiGauge.Row.of(tags, row.getLong("breaks")));
            residuals.add(MultiGauge.Row.of(
                    tags,
                    new Money(row.getLong("residual"), currency).toBigDecimal().doubleValue()));
        });
        open.register(List.copyOf(opens), true);
        residual.register(List.copyOf(residuals), true);
        return false;
    }
}

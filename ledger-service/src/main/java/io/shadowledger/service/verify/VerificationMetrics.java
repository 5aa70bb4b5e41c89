package io.shadowledger.service.verify;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last result and how old it is: alert when the one is 0 or the other too large. */
final class VerificationMetrics {

    private record Last(boolean good, Instant at) {}

    private final JdbcClient jdbc;
    private volatile @Nullable Last last;

    VerificationMetrics(JdbcClient jdbc, MeterRegistry registry, Clock clock) {
        this.jdbc = jdbc;
        Gauge.builder("shadowledger.verification.good", this, m -> m.value(l -> l.good() ? 1 : 0))
                .description(
                        "Whether the last verification that came to a result found all as it was posted; NaN before")
                .register(registry);
        Gauge.builder(
                        "shadowledger.verification.age",
                        this,
                        m -> m.value(
                                l -> Duration.between(l.at(), clock.instant()).toSeconds()))
                .baseUnit("seconds")
                .description("How long ago that was")
                .register(registry);
    }

    boolean refresh() {
        last = jdbc.sql("""
                        select status = 'GOOD' as good, finished_at from verification
                        where status in ('GOOD', 'BROKEN') order by verification_no desc limit 1
                        """)
                .query((row, _) -> new Last(row.getBoolean("good"), instant(row.getTimestamp("finished_at"))))
                .optional()
                .orElse(null);
        return false;
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }

    private double value(java.util.function.ToDoubleFunction<Last> of) {
        var known = last;
        return known == null ? Double.NaN : of.applyAsDouble(known);
    }
}

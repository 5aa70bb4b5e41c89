package io.shadowledger.console.breaks;

import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSummary;
import io.shadowledger.api.drift.DriftApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What many breaks come to, counted by the ledger once for all screens that show the same of them. */
@Component
class BreakFigures {

    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final int KEPT = 50;

    private record Taken(Instant at, BreakSummary summary) {}

    private final DriftApi drift;
    private final Clock clock;
    /** The counts that were asked for last; whoever sees breaks sees all of them. */
    private final Map<BreakFilter, Taken> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BreakFilter, Taken> eldest) {
            return size() > KEPT;
        }
    };

    BreakFigures(DriftApi drift, Clock clock) {
        this.drift = drift;
        this.clock = clock;
    }

    /** The counts, at most three seconds old. The owner {@code me} must not be among what is asked for. */
    BreakSummary of(BreakFilter filter) {
        var now = clock.instant();
        synchronized (latest) {
            var known = latest.get(filter);
            if (known != null && now.isBefore(known.at().plus(FRESH))) {
                return known.summary();
            }
        }
        var taken = new Taken(now, drift.summary(filter));
        synchronized (latest) {
            latest.put(filter, taken);
        }
        return taken.summary();
    }
}

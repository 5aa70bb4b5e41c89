package io.shadowledger.console.client;

import io.shadowledger.api.system.SystemApi;
import io.shadowledger.api.system.SystemStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ledger's status, asked for once for all screens that show it. */
@Component
public class StatusFeed {

    /** Longer than from one look of the feed to the next, so that a screen that shows what was seen does not ask again. */
    private static final Duration FRESH = Duration.ofSeconds(4);

    private record Taken(Instant at, SystemStatus status) {}

    private final SystemApi system;
    private final Clock clock;
    private volatile @Nullable Taken latest;

    StatusFeed(SystemApi system, Clock clock) {
        this.system = system;
        this.clock = clock;
    }

    /** The status, at most four seconds old. */
    public SystemStatus get() {
        var known = latest;
        var now = clock.instant();
        return known != null && now.isBefore(known.at().plus(FRESH)) ? known.status() : ask();
    }

    /** The status as it is now. */
    SystemStatus ask() {
        var taken = new Taken(clock.instant(), system.status());
        latest = taken;
        return taken.status();
    }
}

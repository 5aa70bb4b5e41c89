package io.shadowledger.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The real time, some of it ahead: at first two minutes ahead of the API's, so that a schedule of every minute is due at
 * once, and further as the test says. It never goes back.
 */
final class LoopClock extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofMinutes(2));

    /** Goes on from this moment, unless it is past. */
    void advanceTo(Instant moment) {
        var missing = Duration.between(instant(), moment);
        if (missing.isPositive()) {
            ahead.updateAndGet(missing::plus);
        }
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the operator asks it for moments only");
    }
}

package io.shadowledger.service.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Opens after a few failures in a row. While it is open nothing is tried, but for one call in each pause; the first
 * that succeeds closes it.
 */
final class Circuit {

    private static final int FAILURES = 3;

    private final long pauseNanos;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong nextTry = new AtomicLong();

    Circuit(Duration pause) {
        this.pauseNanos = pause.toNanos();
    }

    /** Whether the caller may try; it must then tell how that went. */
    boolean allows() {
        if (failures.get() < FAILURES) {
            return true;
        }
        long due = nextTry.get();
        long now = System.nanoTime();
        return now - due >= 0 && nextTry.compareAndSet(due, now + pauseNanos);
    }

    void succeeded() {
        if (failures.get() != 0) {
            failures.set(0);
        }
    }

    void failed() {
        // Before the count, so that whoever sees the circuit open sees when it may be tried
        nextTry.set(System.nanoTime() + pauseNanos);
        failures.updateAndGet(count -> Math.min(count + 1, FAILURES));
    }

    boolean isOpen() {
        return failures.get() >= FAILURES;
    }
}

package io.shadowledger.sandbox.kubernetes.node;

import java.time.Duration;

/**
 * How long a container waits before it is started again: not at all the first time, then twice as long each time. The
 * kubelet begins with ten seconds; on one machine with one user a second is enough.
 */
record Backoff(Duration first, Duration longest) {

    static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    Duration start() {
        return Duration.ZERO;
    }

    Duration next(Duration current) {
        var doubled = current.isZero() ? first : current.multipliedBy(2);
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}

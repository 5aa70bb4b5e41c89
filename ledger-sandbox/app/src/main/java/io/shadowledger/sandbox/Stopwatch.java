package io.shadowledger.sandbox;

import java.time.Duration;

/** Measures how long something took, by the clock that nobody sets. */
record Stopwatch(long startedNanos) {

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }
}

package io.shadowledger.cli.runtime;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Pause {

    void sleep(Duration duration) throws InterruptedException;
}

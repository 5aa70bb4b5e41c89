package io.shadowledger.proof.arena;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions, each with a limit. */
public final class Waiting {

    private static final Duration LOOK = Duration.ofMillis(50);

    private Waiting() {}

    /** @return whether the condition held within the limit */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(LOOK);
        }
        return true;
    }

    /** Lets time pass. */
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }
}

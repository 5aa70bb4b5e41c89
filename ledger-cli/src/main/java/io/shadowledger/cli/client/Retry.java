package io.shadowledger.cli.client;

import io.shadowledger.cli.runtime.Pause;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Repeats calls that may be repeated, while the ledger cannot be reached or says that it is not ready. Waits double
 * from a quarter of a second to eight seconds; with eight tries it gives up after some 24 seconds.
 *
 * @param tries how often a call is made at most
 * @param pause waits
 * @param told is told why, and how long it will wait
 */
public record Retry(int tries, Pause pause, BiConsumer<RuntimeException, Duration> told) {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** Calls, and calls again while that may help; the last failure is thrown. */
    public <T> T call(Supplier<T> request) {
        var wait = FIRST;
        for (int tried = 1; ; tried++) {
            try {
                return request.get();
            } catch (UnreachableException | ProblemException failed) {
                if (tried == tries || (failed instanceof ProblemException p && !p.worthRetrying())) {
                    throw failed;
                }
                told.accept(failed, wait);
                try {
                    pause.sleep(wait);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw failed;
                }
                wait = wait.multipliedBy(2);
                wait = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
            }
        }
    }
}

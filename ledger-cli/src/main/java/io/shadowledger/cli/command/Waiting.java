package io.shadowledger.cli.command;

import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Options of commands that set something going and can wait for its end. */
public final class Waiting {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait for the outcome, which is the default, or return at once.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait; exit code 5 when it takes longer. Default: 60.")
    private int timeout;

    /** Whether to wait at all. */
    public boolean wanted() {
        return wait;
    }

    /**
     * Looks again and again until it is done.
     *
     * @param what what is waited for, for the message
     * @throws CommandFailure with exit code 5 if it takes too long
     */
    public <T> T until(Invocation invocation, String what, T first, Supplier<T> look, Predicate<T> done) {
        var state = first;
        var pause = FIRST;
        var waited = Duration.ZERO;
        var progress = invocation.progress();
        while (!done.test(state)) {
            if (waited.toSeconds() >= timeout) {
                progress.clear();
                throw new CommandFailure(
                        ExitCode.TIMEOUT,
                        what + " is not done after " + timeout + " s; it goes on without this command");
            }
            progress.show("waiting for " + what + " … " + waited.toSeconds() + " s");
            try {
                invocation.environment().pause().sleep(pause);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CommandFailure(ExitCode.FAILURE, "interrupted while waiting for " + what, stopped);
            }
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
            state = look.get();
        }
        progress.clear();
        return state;
    }
}

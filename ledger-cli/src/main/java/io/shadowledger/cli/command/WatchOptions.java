package io.shadowledger.cli.command;

import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.runtime.CommandFailure;
import java.time.Duration;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;

/** Options of commands that can be left running. */
public final class WatchOptions {

    @Option(
            names = {"-w", "--watch"},
            description = "Show it again and again until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "How long --watch waits in between. Default: 2.")
    private int interval;

    /**
     * Shows once, or until the process is stopped; a failure in between is told, and the watch goes on.
     *
     * @param show shows, and answers the exit code
     */
    public int run(Invocation invocation, ToIntFunction<Printer> show) {
        if (!watch) {
            return show.applyAsInt(invocation.printer());
        }
        while (true) {
            var printer = invocation.printer(true);
            if (!printer.structured()) {
                invocation.environment().out().print(invocation.style().clear());
            }
            int code = 0;
            try {
                code = show.applyAsInt(printer);
            } catch (CommandFailure failure) {
                invocation.note("error: " + failure.getMessage());
                code = failure.exitCode();
            }
            printer.flush();
            try {
                invocation.environment().pause().sleep(Duration.ofSeconds(Math.max(1, interval)));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return code;
            }
        }
    }
}

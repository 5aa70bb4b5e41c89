package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.Suppression;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "suppress",
        description = "Take an open break out of the queue for a while.",
        footer = {
            "",
            "It comes back by itself: at the given moment, when its drift changes, or when a",
            "correction is proposed for it. It counts in the metrics all the while.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} drift suppress brk-1 --until 2026-12-31 --reason 'the core books it at year end'"
        })
final class DriftSuppressCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BREAK", description = "The break's id, as 'drift list' shows it.")
    private String breakId = "";

    @Option(
            names = "--until",
            required = true,
            paramLabel = "MOMENT",
            description =
                    "When it comes back: a date (the end of that bank day), a local time, or a time with its offset.")
    private String until = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The bank's time zone, such as Europe/Prague. Default: the context's, else UTC.")
    private @Nullable String zone;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; 3 to 500 characters.")
    private String reason = "";

    private final Invocation invocation;

    DriftSuppressCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var moment = invocation.moments(zone).end(until);
        var found = invocation.ledger().breaks().suppress(breakId, new Suppression(reason, moment));
        invocation.printer().one(found, BreakRows.fields(found));
        return ExitCode.OK;
    }
}

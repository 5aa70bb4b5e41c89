package io.shadowledger.cli.command.drift;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "unsuppress",
        description = "Put a suppressed break into the queue again.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} drift unsuppress brk-1"})
final class DriftUnsuppressCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BREAK", description = "The break's id, as 'drift list' shows it.")
    private String breakId = "";

    private final Invocation invocation;

    DriftUnsuppressCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var found = invocation.ledger().breaks().unsuppress(breakId);
        invocation.printer().one(found, BreakRows.fields(found));
        return ExitCode.OK;
    }
}

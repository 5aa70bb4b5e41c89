package io.shadowledger.cli.command.drift;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "unassign",
        description = "Leave a break without an owner.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} drift unassign brk-1"})
final class DriftUnassignCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BREAK", description = "The break's id, as 'drift list' shows it.")
    private String breakId = "";

    private final Invocation invocation;

    DriftUnassignCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var found = invocation.ledger().breaks().unassign(breakId);
        invocation.printer().one(found, BreakRows.fields(found));
        return ExitCode.OK;
    }
}

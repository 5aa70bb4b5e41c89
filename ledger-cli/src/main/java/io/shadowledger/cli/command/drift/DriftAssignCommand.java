package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.Assignment;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "assign",
        description = "Give a break to somebody, or take it on.",
        footer = {
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} drift assign brk-1",
            "  ${ROOT-COMMAND-NAME} drift assign brk-1 --to checker"
        })
final class DriftAssignCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BREAK", description = "The break's id, as 'drift list' shows it.")
    private String breakId = "";

    @Option(names = "--to", paramLabel = "USER", description = "An auditor or admin. Default: you.")
    private @Nullable String owner;

    private final Invocation invocation;

    DriftAssignCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var found = invocation.ledger().breaks().assign(breakId, new Assignment(owner));
        invocation.printer().one(found, BreakRows.fields(found));
        return ExitCode.OK;
    }
}

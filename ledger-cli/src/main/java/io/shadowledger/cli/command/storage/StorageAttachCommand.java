package io.shadowledger.cli.command.storage;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "attach",
        description = "Put the entries of a detached month back, after comparing them with its sums.",
        footer = {
            "",
            "Months are attached from the latest on.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} --as checker storage attach 2025-03"
        })
final class StorageAttachCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MONTH", description = "Such as 2025-03.")
    private String month = "";

    private final Invocation invocation;

    StorageAttachCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var attached = invocation.ledger().storage().attach(month);
        invocation.printer().one(attached, Months.fields(attached));
        return ExitCode.OK;
    }
}

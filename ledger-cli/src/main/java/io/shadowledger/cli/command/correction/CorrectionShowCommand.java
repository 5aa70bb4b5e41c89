package io.shadowledger.cli.command.correction;

import io.shadowledger.cli.command.CorrectionRows;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show a correction and all that it posts.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} correction show ID"})
final class CorrectionShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The correction's id, as 'correction list' shows it.")
    private String correctionId = "";

    private final Invocation invocation;

    CorrectionShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var correction = invocation.ledger().corrections().correction(correctionId);
        invocation.printer().one(correction, CorrectionRows.fields(correction));
        return ExitCode.OK;
    }
}

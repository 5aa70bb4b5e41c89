package io.shadowledger.cli.command.correction;

import io.shadowledger.api.correction.Reversal;
import io.shadowledger.cli.command.CorrectionRows;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "reverse",
        description = "Propose to take a posted correction back; another person approves it.",
        footer = {
            "",
            "It posts the opposite amount. Once posted, the break shows the difference again.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} --as maker correction reverse ID --reason 'the file turned up'"
        })
final class CorrectionReverseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The correction's id, as 'correction list' shows it.")
    private String correctionId = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; 3 to 500 characters.")
    private String reason = "";

    private final Invocation invocation;

    CorrectionReverseCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var reversal = invocation.ledger().corrections().reverse(correctionId, new Reversal(reason));
        invocation.printer().one(reversal, CorrectionRows.fields(reversal));
        return ExitCode.OK;
    }
}

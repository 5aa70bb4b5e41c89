package io.shadowledger.cli.command.correction;

import io.shadowledger.api.correction.Refusal;
import io.shadowledger.cli.command.CorrectionRows;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "reject",
        description = "Refuse a correction, or withdraw one's own.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} correction reject ID --note 'the credit came today'"})
final class CorrectionRejectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The correction's id, as 'correction list' shows it.")
    private String correctionId = "";

    @Option(names = "--note", required = true, paramLabel = "TEXT", description = "Why; 3 to 500 characters.")
    private String note = "";

    private final Invocation invocation;

    CorrectionRejectCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var correction = invocation.ledger().corrections().reject(correctionId, new Refusal(note));
        invocation.printer().one(correction, CorrectionRows.fields(correction));
        return ExitCode.OK;
    }
}

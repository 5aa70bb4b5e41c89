package io.shadowledger.cli.command.correction;

import io.shadowledger.api.correction.Proposal;
import io.shadowledger.cli.command.CorrectionRows;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "propose",
        description = "Propose the correction that closes a break; another person approves it.",
        footer = {
            "",
            "Asking again while nothing changed answers the same correction.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} --as maker correction propose brk-1 --reason 'credit lost'"
        })
final class CorrectionProposeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BREAK", description = "The break's id, as 'drift list' shows it.")
    private String breakId = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why the shadow is to be corrected; 3 to 500 characters.")
    private String reason = "";

    private final Invocation invocation;

    CorrectionProposeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var correction = invocation.ledger().corrections().propose(breakId, new Proposal(reason));
        invocation.printer().one(correction, CorrectionRows.fields(correction));
        return ExitCode.OK;
    }
}

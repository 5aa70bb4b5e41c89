package io.shadowledger.cli.command.correction;

import io.shadowledger.api.correction.Proposal;
import io.shadowledger.cli.command.CorrectionRows;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "propose",
        description = "Propose the correction that closes a break, or all; another person approves it.",
        footer = {
            "",
            "Asking again while nothing changed answers the same correction.",
            "",
            "--all proposes for open breaks, the largest first, at most 1,000, with their",
            "total shown and asked for; exit code 6 if any was refused.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} --as maker correction propose brk-1 --reason 'credit lost'",
            "  ${ROOT-COMMAND-NAME} --as maker correction propose --all --currency CZK \\",
            "      --reason 'the evening file was lost'"
        })
final class CorrectionProposeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BREAK", arity = "0..1", description = "The break's id, as 'drift list' shows it.")
    private @Nullable String breakId;

    @Option(names = "--all", description = "All open breaks, instead of one.")
    private boolean all;

    @Option(names = "--currency", paramLabel = "CODE", description = "With --all: only those in this currency.")
    private @Nullable String currency;

    @Option(
            names = {"-y", "--yes"},
            description = "With --all: propose without being asked.")
    private boolean yes;

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
        if ((breakId == null) != all || (breakId != null && (currency != null || yes))) {
            throw new CommandFailure(
                    ExitCode.USAGE, "name one break by its id, or say --all; --currency and --yes go with --all");
        }
        if (breakId == null) {
            return new Bulk(invocation, currency, yes).propose(reason);
        }
        var correction = invocation.ledger().corrections().propose(breakId, new Proposal(reason));
        invocation.printer().one(correction, CorrectionRows.fields(correction));
        return ExitCode.OK;
    }
}

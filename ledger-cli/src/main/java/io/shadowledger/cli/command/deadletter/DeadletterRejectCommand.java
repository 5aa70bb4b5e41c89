package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.MendRefusal;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "reject",
        description = "Refuse the mended event of a dead letter, or take one's own back; the letter is open again.",
        footer = {
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} deadletter reject transactions.raw-3-1207 --note 'wrong amount'"
        })
final class DeadletterRejectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The dead letter's id, as 'deadletter list' shows it.")
    private String id = "";

    @Option(names = "--note", required = true, paramLabel = "TEXT", description = "Why; 3 to 500 characters.")
    private String note = "";

    private final Invocation invocation;

    DeadletterRejectCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var rejected = invocation.ledger().deadLetters().reject(id, new MendRefusal(note));
        invocation.printer().one(rejected, DeadLetterRows.fields(rejected));
        return ExitCode.OK;
    }
}

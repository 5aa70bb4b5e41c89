package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.DismissRequest;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dismiss",
        description = "Put a record aside that is not to be posted. It is kept, and can still be replayed.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} deadletter dismiss transactions.raw-3-1207 --reason 'a test'"
        })
final class DeadletterDismissCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The dead letter's id, as 'deadletter list' shows it.")
    private String id = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; 3 to 500 characters.")
    private String reason = "";

    private final Invocation invocation;

    DeadletterDismissCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var letter = invocation.ledger().deadLetters().dismiss(id, new DismissRequest(reason));
        invocation.printer().one(letter, DeadLetterRows.fields(letter));
        return ExitCode.OK;
    }
}

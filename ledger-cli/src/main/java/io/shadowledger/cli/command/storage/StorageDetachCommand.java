package io.shadowledger.cli.command.storage;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "detach",
        description = "Take the entries of a closed month out of the book's table.",
        footer = {
            "",
            "Its sums stay, so balances stay right; statements then begin after its entries.",
            "The entries stay in a table of their own until somebody archives it. Months are",
            "detached from the oldest on.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} --as checker storage detach 2025-03"
        })
final class StorageDetachCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MONTH", description = "Such as 2025-03.")
    private String month = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Detach without being asked.")
    private boolean yes;

    private final Invocation invocation;

    StorageDetachCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (!yes) {
            confirm();
        }
        var detached = invocation.ledger().storage().detach(month);
        invocation.printer().one(detached, Months.fields(detached));
        return ExitCode.OK;
    }

    private void confirm() {
        var terminal = invocation.environment().terminal();
        if (!terminal.canAsk()) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "nothing was detached: there is no terminal to ask at; --yes detaches without asking");
        }
        var answer = terminal.ask("Take the entries of " + month + " out of statements and searches? [y/N] ")
                .map(String::strip)
                .orElse("");
        if (!answer.toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw new CommandFailure(ExitCode.REFUSED, "nothing was detached");
        }
    }
}

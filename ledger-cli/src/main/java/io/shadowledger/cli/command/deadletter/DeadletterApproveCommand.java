package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.MendApproval;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "approve",
        description = "Show the mended event of a dead letter, ask, and have exactly that sent.",
        footer = {
            "",
            "Who mended it cannot approve it. Where nobody can be asked, --yes confirms, best",
            "with --digest of what was reviewed.",
            "",
            "Exit codes: 0 it is being sent, 6 refused: by four eyes, because the content",
            "changed, or as it was not confirmed.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} --as checker deadletter approve transactions.raw-3-1207"
        })
final class DeadletterApproveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The dead letter's id, as 'deadletter list' shows it.")
    private String id = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "The checker's words; 3 to 500 characters.")
    private @Nullable String note;

    @Option(
            names = "--digest",
            paramLabel = "DIGEST",
            description = "The digest that was reviewed; refused if the mended event has another by now.")
    private @Nullable String digest;

    @Option(
            names = {"-y", "--yes"},
            description = "Approve without being asked.")
    private boolean yes;

    private final Invocation invocation;

    DeadletterApproveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var api = invocation.ledger().deadLetters();
        var proposed = api.deadLetter(id).replays().stream()
                .filter(replay -> replay.status() == ReplayStatus.PROPOSED)
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILURE, "dead letter " + id + " has no mended event that waits for approval"));
        var shown = String.valueOf(proposed.digest());
        if (digest != null && !digest.equals(shown)) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "what is proposed for dead letter " + id + " is not what was reviewed: its digest is " + shown
                            + "; look at it again with 'deadletter show'");
        }
        if (!yes) {
            confirm(proposed);
        }
        // The digest binds the approval to what was shown.
        var approved = api.approve(id, new MendApproval(shown, note));
        invocation.printer().one(approved, DeadLetterRows.fields(approved));
        return ExitCode.OK;
    }

    private void confirm(Replay proposed) {
        DeadLetterRows.fields(proposed)
                .render(invocation.environment().columns())
                .forEach(invocation::note);
        invocation.note("Event");
        invocation.note(String.valueOf(proposed.payload()));
        var terminal = invocation.environment().terminal();
        if (!terminal.canAsk()) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "nothing was approved: there is no terminal to ask at; --yes approves without asking, best with"
                            + " --digest of what was reviewed");
        }
        var answer = terminal.ask("Send this event in the place of " + id + "? [y/N] ")
                .map(given -> given.strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (!answer.equals("y") && !answer.equals("yes")) {
            throw new CommandFailure(ExitCode.REFUSED, "nothing was approved");
        }
    }
}

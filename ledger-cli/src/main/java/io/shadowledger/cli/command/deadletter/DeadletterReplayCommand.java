package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayRequest;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.Waiting;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Send a record again that could not be posted, as it came or mended; or all of a selection.",
        footer = {
            "",
            "It never posts twice: the book takes an event id once.",
            "",
            "--all counts, asks and then replays those open ones that can be posted as they",
            "came, the oldest first; --topic, --reason and --since narrow them.",
            "",
            "Exit codes: 0 posted, or in the book already; 1 it could not be posted again;",
            "5 sent, but no outcome in time; 6 not confirmed, or others than were counted.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} deadletter replay transactions.raw-3-1207",
            "  ${ROOT-COMMAND-NAME} deadletter replay transactions.raw-3-1207 --mended e.json \\",
            "      --note 'comma instead of point'",
            "  ${ROOT-COMMAND-NAME} deadletter replay --all --reason '64 bits' --note 'cured'"
        })
final class DeadletterReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The dead letter's id, as 'deadletter list' shows it.")
    private @Nullable String id;

    @Option(names = "--all", description = "All open ones that the options below select, instead of one.")
    private boolean all;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = {"--mended", "--mend"},
            paramLabel = "FILE",
            description = "The event to send instead, as JSON; - is standard input. Needs --note, and the"
                    + " approval of another person.")
    private @Nullable String mended;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why; 3 to 500 characters. It stays on the record.")
    private @Nullable String note;

    @Option(
            names = {"-y", "--yes"},
            description = "Replay all without being asked.")
    private boolean yes;

    @Mixin
    private Waiting waiting = new Waiting();

    private final Invocation invocation;

    DeadletterReplayCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        check();
        if (id == null) {
            return new ReplayAll(invocation, selection, waiting, yes).run(Objects.requireNonNull(note));
        }
        var request =
                new ReplayRequest(mended == null ? null : MendedFile.read(invocation.environment(), mended), note);
        var api = invocation.ledger().deadLetters();
        var letter = id;
        var asked = api.replay(letter, request);
        var outcome = waiting.wanted()
                ? waiting.until(
                        invocation,
                        "the replay of " + letter,
                        asked,
                        () -> byId(api.deadLetter(letter).replays(), asked),
                        replay -> !replay.status().isUnderWay())
                : asked;
        invocation.printer().one(outcome, DeadLetterRows.fields(outcome));
        return verdict(outcome);
    }

    private void check() {
        if ((id == null) != all) {
            throw usage("name one dead letter by its id, or say --all");
        }
        if (id != null && (selection.isGiven() || yes)) {
            throw usage("--topic, --reason, --since and --yes go with --all");
        }
        if (all && mended != null) {
            throw usage("--mended goes with the id of one dead letter");
        }
        if ((all || mended != null) && note == null) {
            throw usage((all ? "--all" : "--mended") + " needs a --note that says why");
        }
    }

    private static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    private static Replay byId(java.util.List<Replay> replays, Replay asked) {
        return replays.stream()
                .filter(replay -> replay.replayId().equals(asked.replayId()))
                .findFirst()
                .orElse(asked);
    }

    private int verdict(Replay outcome) {
        var remark = switch (outcome.status()) {
            case PROPOSED ->
                "nothing is sent yet: another person looks at it and approves with 'deadletter approve " + id + "'";
            case REJECTED, SENDING, SENT, POSTED -> null;
            case DUPLICATE -> "the event was in the book before, with the same content: nothing was posted";
            case CONFLICT ->
                "the event id is in the book with other content: nothing was posted; 'conflict show " + outcome.sentTo()
                        + "' shows both";
            case DEAD_LETTER ->
                "it could not be posted again and is dead letter " + outcome.sentTo() + " now; look at it with"
                        + " 'deadletter show'";
            case UNCONFIRMED -> "nothing is known of it; the dead letter is open again, and replaying it is harmless";
        };
        if (remark != null) {
            invocation.note(remark);
        }
        return outcome.status() == ReplayStatus.CONFLICT
                        || outcome.status() == ReplayStatus.DEAD_LETTER
                        || outcome.status() == ReplayStatus.UNCONFIRMED
                ? ExitCode.FAILURE
                : ExitCode.OK;
    }
}

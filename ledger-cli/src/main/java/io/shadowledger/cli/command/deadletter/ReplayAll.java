package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.DeadLettersApi;
import io.shadowledger.api.deadletter.ReplayCount;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.Waiting;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Text;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.Locale;

/** Counts a selection of dead letters, asks, and replays as many as were counted. */
record ReplayAll(Invocation invocation, SelectionOptions selection, Waiting waiting, boolean yes) {

    int run(String note) {
        var api = invocation.ledger().deadLetters();
        var counted = api.replayAll(selection.counting(invocation));
        if (counted.replayable() == 0) {
            show(counted);
            return ExitCode.OK;
        }
        if (!yes) {
            confirm(counted);
        }
        var asked = api.replayAll(selection.replaying(invocation, note, counted.replayable()));
        if (waiting.wanted()) {
            waiting.until(
                    invocation,
                    "the replay of " + Text.count(asked.replayable()) + " dead letters",
                    true,
                    () -> underWay(api),
                    moving -> !moving);
        }
        show(asked);
        if (asked.more()) {
            invocation.note("There are more than one request takes: run it again for the rest.");
        }
        return waiting.wanted() && !asked.more() ? verdict(api) : ExitCode.OK;
    }

    private void confirm(ReplayCount counted) {
        var terminal = invocation.environment().terminal();
        if (!terminal.canAsk()) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "nothing was replayed: there is no terminal to ask at; --yes replays "
                            + Text.count(counted.replayable()) + " dead letters without asking");
        }
        var answer = terminal.ask("Replay " + Text.count(counted.replayable()) + " dead letters"
                        + (counted.more() ? ", the oldest of more" : "") + "? [y/N] ")
                .map(given -> given.strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (!answer.equals("y") && !answer.equals("yes")) {
            throw new CommandFailure(ExitCode.REFUSED, "nothing was replayed");
        }
    }

    private boolean underWay(DeadLettersApi api) {
        return !api.deadLetters(
                        DeadLetterStatus.REPLAYING,
                        selection.topic(),
                        selection.reason(),
                        selection.since(invocation),
                        null,
                        1)
                .items()
                .isEmpty();
    }

    private void show(ReplayCount count) {
        invocation
                .printer()
                .one(
                        count,
                        new Fields()
                                .add("Replayed", Text.count(count.dryRun() ? 0 : count.replayable()))
                                .add("Cannot be read", Text.count(count.unreadable())));
        if (count.unreadable() > 0) {
            invocation.note("Those that cannot be read need a mended event each, or are to be dismissed.");
        }
    }

    /** Those that failed again are open dead letters of the same reason. */
    private int verdict(DeadLettersApi api) {
        var left = api.replayAll(selection.counting(invocation));
        if (left.replayable() == 0) {
            return ExitCode.OK;
        }
        invocation.note("Still open in this selection: " + Text.count(left.replayable())
                + ". What is open could not be posted again, or came since; 'deadletter list' shows it.");
        return ExitCode.FAILURE;
    }
}

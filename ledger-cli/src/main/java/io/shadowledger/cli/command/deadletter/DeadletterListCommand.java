package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "List records that could not be posted, the newest first; only open ones unless asked for.",
        footer = {
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} deadletter list",
            "  ${ROOT-COMMAND-NAME} deadletter list --reason '64 bits' --since 2026-11-20",
            "  ${ROOT-COMMAND-NAME} deadletter list --all -o json"
        })
final class DeadletterListCommand implements Callable<Integer> {

    @ArgGroup
    private Which which = new Which();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    private final Invocation invocation;

    DeadletterListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** One or the other. */
    static final class Which {

        @Option(
                names = "--status",
                paramLabel = "STATUS",
                converter = Statuses.class,
                completionCandidates = Statuses.All.class,
                description = "Only these: ${COMPLETION-CANDIDATES}. Default: open.")
        private DeadLetterStatus status = DeadLetterStatus.OPEN;

        @Option(names = "--all", description = "Of every status.")
        private boolean all;

        @Nullable
        DeadLetterStatus status() {
            return all ? null : status;
        }
    }

    @Override
    public Integer call() {
        return watch.run(invocation, this::show);
    }

    private int show(Printer printer) {
        var api = invocation.ledger().deadLetters();
        var status = which.status();
        var since = selection.since(invocation);
        var letters = limit.read(
                invocation,
                (after, size) -> api.deadLetters(status, selection.topic(), selection.reason(), since, after, size));
        boolean allOpen = status == DeadLetterStatus.OPEN && !selection.isGiven();
        printer.list(
                letters,
                DeadLetterRows.TABLE,
                allOpen ? "No open dead letters: every record was posted or dealt with." : "No such dead letters.");
        return ExitCode.OK;
    }
}

package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.Conflict;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "List event ids that came again with other content, the newest first.",
        footer = {
            "",
            "BOOKED stands in the book; CAME was not posted.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} conflict list",
            "  ${ROOT-COMMAND-NAME} conflict list --event TX-2026-000017"
        })
final class ConflictListCommand implements Callable<Integer> {

    private static final Table<Conflict> TABLE = new Table<>(
            Column.text("CONFLICT", Conflict::id),
            Column.prose("EVENT", Conflict::eventId),
            Column.number("BOOKED", conflict -> conflict.booked().amount()),
            Column.number(
                    "CAME",
                    conflict -> conflict.came() == null ? null : conflict.came().amount()),
            Column.text("CUR", conflict -> conflict.booked().currency()),
            Column.<Conflict>text("ACCOUNT", conflict -> conflict.booked().accountId())
                    .wide(),
            Column.<Conflict>text("RECORDED", Conflict::recordedAt).wide(),
            Column.<Conflict>text("BOOKED FROM", Conflict::bookedFrom).wide(),
            Column.prose("DIFFERS IN", conflict -> String.join(", ", conflict.differences())));

    @Option(names = "--event", paramLabel = "ID", description = "Only those of this event id.")
    private @Nullable String event;

    @Option(
            names = "--since",
            paramLabel = "MOMENT",
            description = "Only those recorded at this time or later; a date is the start of its day.")
    private @Nullable String since;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The bank's time zone, such as Europe/Prague. Default: the context's, else UTC.")
    private @Nullable String zone;

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    private final Invocation invocation;

    ConflictListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return watch.run(invocation, this::show);
    }

    private int show(Printer printer) {
        var api = invocation.ledger().conflicts();
        var from = since == null ? null : invocation.moments(zone).start(since);
        var conflicts = limit.read(invocation, (after, size) -> api.conflicts(event, from, after, size));
        printer.list(conflicts, TABLE, "No such conflicts.");
        return ExitCode.OK;
    }
}

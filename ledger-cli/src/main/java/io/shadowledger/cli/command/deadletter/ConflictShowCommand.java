package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.Conflict;
import io.shadowledger.api.deadletter.EventContent;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show both sides of a conflict: the entry in the book, and what came later and was not posted.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} conflict show transactions.raw-3-1207"})
final class ConflictShowCommand implements Callable<Integer> {

    /** A member of both sides. */
    private record Side(
            String name, @Nullable Object booked, @Nullable Object came, boolean differs) {}

    private static final Table<Side> SIDES = new Table<>(
            Column.text("", side -> side.differs() ? "≠" : ""),
            Column.text("FIELD", Side::name),
            Column.prose("BOOKED", Side::booked),
            Column.prose("CAME", Side::came));

    @Parameters(paramLabel = "ID", description = "The conflict's id, as 'conflict list' shows it.")
    private String id = "";

    private final Invocation invocation;

    ConflictShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var detail = invocation.ledger().conflicts().conflict(id);
        var conflict = detail.summary();
        var printer = invocation.printer();
        printer.one(
                detail,
                new Fields()
                        .add("Conflict", conflict.id())
                        .add("Event", conflict.eventId())
                        .add("Booked", conflict.bookedAt())
                        .add("Booked from", conflict.bookedFrom())
                        .add("Came again", conflict.recordedAt())
                        .add("Differs in", String.join(", ", conflict.differences())));
        if (!printer.structured()) {
            printer.section("Both sides");
            printer.table(sides(conflict), SIDES);
            printer.section("What came, and was not posted");
            HexDump.lines(detail.payload()).forEach(printer::line);
        }
        return ExitCode.OK;
    }

    private static List<Side> sides(Conflict conflict) {
        return List.of(
                side(conflict, "kind", EventContent::kind),
                side(conflict, "accountId", EventContent::accountId),
                side(conflict, "amount", EventContent::amount),
                side(conflict, "currency", EventContent::currency),
                side(conflict, "valueTime", EventContent::valueTime),
                side(conflict, "reference", EventContent::reference),
                side(conflict, "description", EventContent::description));
    }

    private static Side side(Conflict conflict, String name, Function<EventContent, @Nullable Object> value) {
        var came = conflict.came();
        return new Side(
                name,
                value.apply(conflict.booked()),
                came == null ? null : value.apply(came),
                conflict.differences().contains(name));
    }
}

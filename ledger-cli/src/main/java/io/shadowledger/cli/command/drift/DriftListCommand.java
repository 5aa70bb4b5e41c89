package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "List breaks, the largest or the oldest first; those that are over only when asked for.",
        footer = {
            "",
            "DRIFT is shadow minus CBS: negative when the shadow lacks a credit. AGE is in days.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} drift list",
            "  ${ROOT-COMMAND-NAME} drift list --status open --verdict missing-credit -o json",
            "  ${ROOT-COMMAND-NAME} drift list --owner me --currency CZK --min-amount 1000",
            "  ${ROOT-COMMAND-NAME} drift list --severity critical --min-age 8 --sort age",
            "  ${ROOT-COMMAND-NAME} drift list --watch"
        })
final class DriftListCommand implements Callable<Integer> {

    private static final Table<Break> TABLE = new Table<>(
            Column.text("BREAK", Break::breakId),
            Column.text("ACCOUNT", Break::accountId),
            Column.number("DRIFT", Break::drift),
            Column.text("CUR", Break::currency),
            Column.text("VERDICT", Break::verdict),
            Column.text("STATUS", Break::status),
            Column.number("AGE", Break::ageDays),
            Column.<Break>text("SEVERITY", Break::severity).wide(),
            Column.<Break>text("OWNER", Break::owner).wide(),
            Column.<Break>number("RESIDUAL", Break::residual).wide(),
            Column.<Break>number("CBS", Break::reportedBalance).wide(),
            Column.<Break>number("SHADOW", Break::shadowBalance).wide(),
            Column.<Break>text("AS OF", Break::asOf).wide(),
            Column.<Break>text("BASIS", Break::basis).wide(),
            Column.<Break>text("OPENED", Break::openedAt).wide(),
            Column.<Break>text("REPORT", Break::reportId).wide(),
            Column.prose("EXPLANATION", Break::explanation));

    @Mixin
    private BreakConditions conditions = new BreakConditions();

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            converter = Choices.OfSort.class,
            completionCandidates = Choices.OfSort.All.class,
            description = "amount: by currency, the largest first; age: the oldest first. Default: amount.")
    private BreakSort sort = BreakSort.AMOUNT;

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    private final Invocation invocation;

    DriftListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return watch.run(invocation, this::show);
    }

    private int show(Printer printer) {
        var api = invocation.ledger().drift();
        var filter = conditions.filter();
        var breaks = limit.read(invocation, (after, size) -> api.breaks(filter, sort, after, size));
        var narrowed = !filter.equals(BreakFilter.QUEUE);
        printer.list(breaks, TABLE, narrowed ? "No such breaks." : "No open breaks: the books tie.");
        return ExitCode.OK;
    }
}

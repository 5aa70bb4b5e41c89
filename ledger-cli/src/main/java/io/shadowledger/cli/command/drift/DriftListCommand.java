package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "List breaks, the largest first; those that are closed only when asked for.",
        footer = {
            "",
            "DRIFT is shadow minus CBS: negative when the shadow lacks a credit.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} drift list",
            "  ${ROOT-COMMAND-NAME} drift list --status open --verdict missing-credit -o json",
            "  ${ROOT-COMMAND-NAME} drift list --owner me --currency CZK --min-amount 1000",
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
            Column.<Break>text("OWNER", Break::owner).wide(),
            Column.<Break>number("RESIDUAL", Break::residual).wide(),
            Column.<Break>number("CBS", Break::reportedBalance).wide(),
            Column.<Break>number("SHADOW", Break::shadowBalance).wide(),
            Column.<Break>text("AS OF", Break::asOf).wide(),
            Column.<Break>text("BASIS", Break::basis).wide(),
            Column.<Break>text("OPENED", Break::openedAt).wide(),
            Column.<Break>text("REPORT", Break::reportId).wide(),
            Column.prose("EXPLANATION", Break::explanation));

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            converter = Choices.OfStatus.class,
            completionCandidates = Choices.OfStatus.All.class,
            description = "Only these: ${COMPLETION-CANDIDATES}. Default: all that are not closed.")
    private @Nullable BreakStatus status;

    @Option(
            names = "--verdict",
            paramLabel = "VERDICT",
            converter = Choices.OfVerdict.class,
            completionCandidates = Choices.OfVerdict.All.class,
            description = "Only breaks of this cause, such as missing-credit.")
    private @Nullable Verdict verdict;

    @Option(
            names = "--owner",
            paramLabel = "USER",
            description = "Only those that this user looks after; 'me' means you.")
    private @Nullable String owner;

    @Option(names = "--currency", paramLabel = "CODE", description = "Only those in this currency, such as CZK.")
    private @Nullable String currency;

    @Option(
            names = "--min-amount",
            paramLabel = "AMOUNT",
            description = "Only drifts of at least this magnitude; needs --currency.")
    private @Nullable String minAmount;

    @Option(names = "--suppressed", description = "Those that are suppressed, instead of those in the queue.")
    private boolean suppressed;

    @Option(names = "--account", paramLabel = "PREFIX", description = "Only accounts whose id begins so.")
    private @Nullable String account;

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
        var breaks = limit.read(
                invocation,
                (after, size) ->
                        api.breaks(status, verdict, owner, currency, minAmount, suppressed, account, after, size));
        printer.list(breaks, TABLE, isNarrowed() ? "No such breaks." : "No open breaks: the books tie.");
        return ExitCode.OK;
    }

    private boolean isNarrowed() {
        return suppressed
                || Stream.of(status, verdict, owner, currency, minAmount, account)
                        .anyMatch(Objects::nonNull);
    }
}

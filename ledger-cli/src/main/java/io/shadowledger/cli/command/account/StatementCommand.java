package io.shadowledger.cli.command.account;

import io.shadowledger.api.account.Statement;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.Statements;
import io.shadowledger.cli.output.Text;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code statement}. */
@Command(
        name = "statement",
        description = "List an account's entries with the running balance, newest first.",
        footer = {
            "",
            "--from and --to are value times. With --as-of-record the statement is the one",
            "that would have been shown at that moment, whatever was back-dated since.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} statement 2378 --from 1993-03-01 --to 1993-03-31",
            "  ${ROOT-COMMAND-NAME} statement 2378 --as-of-record 2026-11-20T18:00:00Z"
        })
public final class StatementCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ACCOUNT", description = "The account's id.")
    private String account = "";

    @Option(names = "--currency", paramLabel = "CODE", description = "One currency only (ISO 4217).")
    private @Nullable String currency;

    @Option(
            names = "--from",
            paramLabel = "MOMENT",
            description = "The earliest value time; a date is the start of its day.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "MOMENT", description = "The latest value time; a date is the end of its day.")
    private @Nullable String to;

    @Option(
            names = "--as-of-record",
            paramLabel = "MOMENT",
            description = "Only entries that had been posted by this moment.")
    private @Nullable String asOfRecord;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The bank's time zone, such as Europe/Prague. Default: the context's, else UTC.")
    private @Nullable String zone;

    @Mixin
    private LimitOption limit = new LimitOption();

    private final Invocation invocation;

    StatementCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var earliest = from == null ? null : invocation.moments(zone).start(from);
        var latest = to == null ? null : invocation.moments(zone).end(to);
        var recorded = asOfRecord == null ? null : invocation.moments(zone).end(asOfRecord);
        var api = invocation.ledger().accounts();
        var last = new AtomicReference<@Nullable Statement>();
        var lines = limit.read(invocation, (after, size) -> {
            var page = api.statement(account, currency, earliest, latest, recorded, after, size);
            last.set(page);
            return page.lines();
        });
        invocation.printer().list(lines, Statements.TABLE, "No entries.");
        var page = last.get();
        if (page != null && page.carriedForward() != null) {
            noteCarriedForward(page.carriedForward());
        }
        return ExitCode.OK;
    }

    private void noteCarriedForward(Statement.CarriedForward carried) {
        invocation.note("Carried forward: " + carried.balance() + " from " + Text.of(carried.entries())
                + " entries, the last detached one of " + Text.of(carried.through())
                + ". Entries recorded before " + Text.of(carried.detachedBefore())
                + " are detached; 'storage list' shows the months.");
    }
}

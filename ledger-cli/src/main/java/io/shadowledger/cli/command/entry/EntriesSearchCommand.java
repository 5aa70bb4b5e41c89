package io.shadowledger.cli.command.entry;

import io.shadowledger.api.entry.BookEntry;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.output.Text;
import io.shadowledger.cli.runtime.ExitCode;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "search",
        description = "Find entries that meet all that is asked for, newest value time first.",
        footer = {
            "",
            "Needs --event, --account, or --from and --to at most 31 days apart.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} entries search --event TX-2026-000017",
            "  ${ROOT-COMMAND-NAME} entries search --account 2378 --text salary",
            "  ${ROOT-COMMAND-NAME} entries search --from 2026-11-01 --to 2026-11-20 \\",
            "    --currency CZK --amount 1250.00"
        })
final class EntriesSearchCommand implements Callable<Integer> {

    private static final Table<BookEntry> TABLE = new Table<>(
            Column.text("VALUE TIME", BookEntry::valueTime),
            Column.text("EVENT", BookEntry::eventId),
            Column.text("ACCOUNT", BookEntry::accountId),
            Column.number("AMOUNT", BookEntry::amount),
            Column.text("CUR", BookEntry::currency),
            Column.<BookEntry>text("KIND", BookEntry::kind).wide(),
            Column.<BookEntry>text("RECORDED AT", BookEntry::recordedAt).wide(),
            Column.<BookEntry>text("OVERDRAFT", BookEntry::overdraft).wide(),
            Column.<BookEntry>text("RECORD", entry -> entry.topic() + "-" + entry.partition() + "@" + entry.offset())
                    .wide(),
            Column.<BookEntry>prose("REFERENCE", BookEntry::reference).wide(),
            Column.prose("DESCRIPTION", BookEntry::description));

    @Option(names = "--event", paramLabel = "ID", description = "The exact id of an event or correction; alone.")
    private @Nullable String eventId;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "The account's exact id.")
    private @Nullable String account;

    @Option(names = "--account-prefix", paramLabel = "TEXT", description = "Only accounts whose id begins so.")
    private @Nullable String accountPrefix;

    @Option(names = "--currency", paramLabel = "CODE", description = "One currency only (ISO 4217).")
    private @Nullable String currency;

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            description = "Credits and debits of exactly this amount; with --currency.")
    private @Nullable String amount;

    @Option(names = "--min-amount", paramLabel = "AMOUNT", description = "Likewise, of this amount or more.")
    private @Nullable String minAmount;

    @Option(names = "--max-amount", paramLabel = "AMOUNT", description = "Likewise, of this amount or less.")
    private @Nullable String maxAmount;

    @Option(names = "--text", paramLabel = "TEXT", description = "A part of the reference or the description.")
    private @Nullable String text;

    @Option(
            names = "--from",
            paramLabel = "MOMENT",
            description = "The earliest value time; a date is the start of its day.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "MOMENT", description = "The latest value time; a date is the end of its day.")
    private @Nullable String to;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The bank's time zone, such as Europe/Prague. Default: the context's, else UTC.")
    private @Nullable String zone;

    @Mixin
    private LimitOption limit = new LimitOption();

    private final Invocation invocation;

    EntriesSearchCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var earliest = from == null ? null : invocation.moments(zone).start(from);
        var latest = to == null ? null : invocation.moments(zone).end(to);
        var api = invocation.ledger().entries();
        var detachedBefore = new AtomicReference<@Nullable Instant>();
        var entries = limit.read(invocation, (after, size) -> {
            var page = api.entries(
                    eventId,
                    account,
                    accountPrefix,
                    currency,
                    amount,
                    minAmount,
                    maxAmount,
                    text,
                    earliest,
                    latest,
                    after,
                    size);
            detachedBefore.set(page.detachedBefore());
            return page.entries();
        });
        invocation.printer().list(entries, TABLE, "No such entries.");
        if (detachedBefore.get() != null) {
            invocation.note("Entries recorded before " + Text.of(detachedBefore.get())
                    + " are detached and were not searched; 'storage list' shows the months.");
        }
        return ExitCode.OK;
    }
}

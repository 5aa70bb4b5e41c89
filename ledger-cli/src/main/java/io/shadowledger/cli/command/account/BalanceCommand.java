package io.shadowledger.cli.command.account;

import io.shadowledger.api.account.ShadowBalance;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balance}. */
@Command(
        name = "balance",
        description = "Show what the shadow book says an account holds, now or as of a moment.",
        footer = {
            "",
            "A moment is a date (the end of that bank day), a local time, or a time with its offset.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} balance 2378",
            "  ${ROOT-COMMAND-NAME} balance 2378 --as-of-value 1993-12-31 --zone Europe/Prague"
        })
public final class BalanceCommand implements Callable<Integer> {

    private static final Table<ShadowBalance> TABLE = new Table<>(
            Column.text("ACCOUNT", ShadowBalance::accountId),
            Column.text("CUR", ShadowBalance::currency),
            Column.number("BALANCE", ShadowBalance::balance),
            Column.number("ENTRIES", ShadowBalance::entries),
            Column.text("LAST ENTRY", ShadowBalance::lastEventAt),
            Column.prose("LAST EVENT", ShadowBalance::lastEvent),
            Column.text("OVERDRAWN", ShadowBalance::overdrawn).wide(),
            Column.text("AS OF VALUE", ShadowBalance::asOfValue).wide(),
            Column.text("AS OF RECORD", ShadowBalance::asOfRecord).wide());

    @Parameters(paramLabel = "ACCOUNT", description = "The account's id.")
    private String account = "";

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "One currency only (ISO 4217). Needed with --as-of-… for accounts in several currencies.")
    private @Nullable String currency;

    @Option(
            names = "--as-of-value",
            paramLabel = "MOMENT",
            description = "Count entries that the bank dates at or before this moment.")
    private @Nullable String asOfValue;

    @Option(
            names = "--as-of-record",
            paramLabel = "MOMENT",
            description = "Count entries that had been posted by this moment.")
    private @Nullable String asOfRecord;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The bank's time zone, such as Europe/Prague. Default: the context's, else UTC.")
    private @Nullable String zone;

    @Mixin
    private WatchOptions watch = new WatchOptions();

    private final Invocation invocation;

    BalanceCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return watch.run(invocation, this::show);
    }

    private int show(Printer printer) {
        printer.list(balances(), TABLE, "No entries.");
        return ExitCode.OK;
    }

    private List<ShadowBalance> balances() {
        var api = invocation.ledger().accounts();
        if (currency == null && asOfValue == null && asOfRecord == null) {
            return api.balances(account);
        }
        return List.of(api.shadowBalance(account, currency, end(asOfValue), end(asOfRecord)));
    }

    private @Nullable Instant end(@Nullable String moment) {
        return moment == null ? null : invocation.moments(zone).end(moment);
    }
}

package io.shadowledger.cli.command.account;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.Statements;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code statement}. */
@Command(
        name = "statement",
        description = "List an account's entries with the running balance, newest first.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} statement 2378 --from 1993-03-01 --to 1993-03-31"})
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
        var api = invocation.ledger().accounts();
        var lines = limit.read(
                invocation, (after, size) -> api.statement(account, currency, earliest, latest, after, size));
        invocation.printer().list(lines, Statements.TABLE, "No entries.");
        return ExitCode.OK;
    }
}

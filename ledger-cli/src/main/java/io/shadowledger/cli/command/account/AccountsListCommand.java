package io.shadowledger.cli.command.account;

import io.shadowledger.api.account.AccountSummary;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "List accounts with their balances, in the order of their ids.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} accounts list --prefix CZ65 --limit 20"})
final class AccountsListCommand implements Callable<Integer> {

    private static final Table<AccountSummary> TABLE = new Table<>(
            Column.text("ACCOUNT", AccountSummary::accountId),
            Column.text("CUR", AccountSummary::currency),
            Column.number("BALANCE", AccountSummary::balance),
            Column.number("ENTRIES", AccountSummary::entries),
            Column.text("OVERDRAWN", AccountSummary::overdrawn),
            Column.text("LAST ENTRY", AccountSummary::lastEventAt));

    @Option(names = "--prefix", paramLabel = "TEXT", description = "Only accounts whose id begins so.")
    private @Nullable String prefix;

    @Mixin
    private LimitOption limit = new LimitOption();

    private final Invocation invocation;

    AccountsListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var api = invocation.ledger().accounts();
        var accounts = limit.read(invocation, (after, size) -> api.accounts(prefix, after, size));
        invocation.printer().list(accounts, TABLE, "No accounts.");
        return ExitCode.OK;
    }
}

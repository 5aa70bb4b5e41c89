package io.shadowledger.cli.command.report;

import io.shadowledger.api.report.AccountAlias;
import io.shadowledger.api.report.AliasTarget;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code report alias …}: accounts that banks write in their own way. */
@Command(
        name = "alias",
        description = "Accounts that reports write in another way than the ledger.",
        subcommands = {
            ReportAliasCommands.ListCommand.class,
            ReportAliasCommands.SetCommand.class,
            ReportAliasCommands.RemoveCommand.class
        })
final class ReportAliasCommands {

    private static final Table<AccountAlias> TABLE = new Table<>(
            Column.text("ALIAS", AccountAlias::alias),
            Column.text("ACCOUNT", AccountAlias::accountId),
            Column.<AccountAlias>text("ADDED", AccountAlias::addedAt).wide(),
            Column.text("BY", AccountAlias::addedBy));

    @Command(
            name = "list",
            description = "List the aliases.",
            footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report alias list --limit 0"})
    static final class ListCommand implements Callable<Integer> {

        @Mixin
        private LimitOption limit = new LimitOption();

        private final Invocation invocation;

        ListCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            var api = invocation.ledger().accountAliases();
            invocation
                    .printer()
                    .list(limit.read(invocation, api::aliases), TABLE, "No aliases: 'report alias set' adds one.");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "set",
            description = "Say under which account the ledger keeps what reports call ALIAS.",
            footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report alias set 50880050/0194774600 CZ-7"})
    static final class SetCommand implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "ALIAS", description = "The account as reports write it.")
        private String alias = "";

        @Parameters(index = "1", paramLabel = "ACCOUNT", description = "The ledger's account.")
        private String account = "";

        private final Invocation invocation;

        SetCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            var set = invocation.ledger().accountAliases().put(new AliasTarget(alias, account));
            invocation
                    .printer()
                    .one(
                            set,
                            new Fields()
                                    .add("Alias", set.alias())
                                    .add("Account", set.accountId())
                                    .add("Added", set.addedAt())
                                    .add("By", set.addedBy()));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "remove",
            description = "Remove an alias. Stored reports keep their accounts until they are sent again.",
            footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report alias remove 50880050/0194774600"})
    static final class RemoveCommand implements Callable<Integer> {

        @Parameters(paramLabel = "ALIAS", description = "The account as reports write it.")
        private String alias = "";

        private final Invocation invocation;

        RemoveCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            invocation.ledger().accountAliases().remove(alias);
            invocation.note("Alias " + alias + " is removed.");
            return ExitCode.OK;
        }
    }
}

package io.shadowledger.cli;

import io.shadowledger.cli.command.GlobalOptions;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.account.AccountsCommands;
import io.shadowledger.cli.command.account.BalanceCommand;
import io.shadowledger.cli.command.account.StatementCommand;
import io.shadowledger.cli.command.account.TrialBalanceCommand;
import io.shadowledger.cli.command.audit.AuditCommands;
import io.shadowledger.cli.command.correction.CorrectionCommands;
import io.shadowledger.cli.command.deadletter.ConflictCommands;
import io.shadowledger.cli.command.deadletter.DeadletterCommands;
import io.shadowledger.cli.command.drift.DriftCommands;
import io.shadowledger.cli.command.entry.EntriesCommands;
import io.shadowledger.cli.command.event.EventsCommands;
import io.shadowledger.cli.command.report.ReportCommands;
import io.shadowledger.cli.command.session.LoginCommand;
import io.shadowledger.cli.command.session.LogoutCommand;
import io.shadowledger.cli.command.session.WhoamiCommand;
import io.shadowledger.cli.command.settings.ConfigCommands;
import io.shadowledger.cli.command.status.StatusCommand;
import io.shadowledger.cli.command.storage.StorageCommands;
import io.shadowledger.cli.command.verification.VerifyCommand;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "shadowledger",
        description = "The second, independent book beside the core banking system's.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 ok, 1 failure, 2 usage, 3 drift found, 4 not logged in or not",
            "allowed, 5 timeout, 6 refused by a safety gate.",
            "",
            "In a clone of the repository, ./shadowledger also has up, down, build and test.",
            "",
            "Examples:",
            "  ${COMMAND-NAME} status",
            "  ${COMMAND-NAME} drift check eod.csv --as-of 2026-11-22 --zone Europe/Prague",
            "  ${COMMAND-NAME} drift list"
        })
final class RootCommand {

    /** The commands in the order of the help. */
    static final List<Class<?>> COMMANDS = List.of(
            StatusCommand.class,
            EventsCommands.class,
            AccountsCommands.class,
            BalanceCommand.class,
            StatementCommand.class,
            TrialBalanceCommand.class,
            EntriesCommands.class,
            DriftCommands.class,
            ReportCommands.class,
            CorrectionCommands.class,
            DeadletterCommands.class,
            ConflictCommands.class,
            VerifyCommand.class,
            AuditCommands.class,
            StorageCommands.class,
            LoginCommand.class,
            LogoutCommand.class,
            WhoamiCommand.class,
            ConfigCommands.class,
            CompletionCommand.class,
            VersionCommand.class,
            HelpCommand.class,
            TrainingCommand.class);

    @Mixin
    private final GlobalOptions options;

    RootCommand(Invocation invocation) {
        this.options = invocation.options();
    }
}

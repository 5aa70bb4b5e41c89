package io.shadowledger.cli.command.report;

import picocli.CommandLine.Command;

/** {@code report …}. */
@Command(
        name = "report",
        description = "Reports of the core banking system that the ledger keeps.",
        subcommands = {
            ReportListCommand.class,
            ReportShowCommand.class,
            ReportRecheckCommand.class,
            ReportFindingsCommand.class,
            ReportEntriesCommand.class,
            ReportMatchesCommand.class,
            ReportRuleCommands.class,
            ReportProfileCommands.class,
            ReportAliasCommands.class,
            ReportExpectedCommands.class,
            ReportSourceCommands.class
        })
public final class ReportCommands {}

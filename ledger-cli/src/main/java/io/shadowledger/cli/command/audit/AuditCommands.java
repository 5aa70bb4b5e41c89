package io.shadowledger.cli.command.audit;

import picocli.CommandLine.Command;

/** {@code audit …}. */
@Command(
        name = "audit",
        description = "The audit trail: who did what.",
        subcommands = {AuditListCommand.class, AuditExportCommand.class, AuditVerifyCommand.class})
public final class AuditCommands {}

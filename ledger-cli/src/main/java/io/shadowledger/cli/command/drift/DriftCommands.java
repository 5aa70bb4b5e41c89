package io.shadowledger.cli.command.drift;

import picocli.CommandLine.Command;

/** {@code drift …}. */
@Command(
        name = "drift",
        description = "Compare with the core banking system, and see the breaks.",
        subcommands = {
            DriftCheckCommand.class,
            DriftListCommand.class,
            DriftSummaryCommand.class,
            DriftShowCommand.class,
            DriftExplainCommand.class,
            DriftAssignCommand.class,
            DriftUnassignCommand.class,
            DriftCommentCommand.class,
            DriftAttachCommand.class,
            DriftAttachmentsCommand.class,
            DriftDownloadCommand.class,
            DriftSuppressCommand.class,
            DriftUnsuppressCommand.class,
            DriftExportCommand.class
        })
public final class DriftCommands {}

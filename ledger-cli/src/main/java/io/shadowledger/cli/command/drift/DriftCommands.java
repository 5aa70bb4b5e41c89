package io.shadowledger.cli.command.drift;

import picocli.CommandLine.Command;

/** {@code drift …}. */
@Command(
        name = "drift",
        description = "Compare with the core banking system, and see the breaks.",
        subcommands = {
            DriftCheckCommand.class,
            DriftListCommand.class,
            DriftShowCommand.class,
            DriftExplainCommand.class,
            DriftAssignCommand.class,
            DriftUnassignCommand.class,
            DriftCommentCommand.class,
            DriftSuppressCommand.class,
            DriftUnsuppressCommand.class
        })
public final class DriftCommands {}

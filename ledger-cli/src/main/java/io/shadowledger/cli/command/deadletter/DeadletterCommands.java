package io.shadowledger.cli.command.deadletter;

import picocli.CommandLine.Command;

/** {@code deadletter …}. */
@Command(
        name = "deadletter",
        description = "Records that could not be posted: look at them, replay or dismiss them.",
        subcommands = {
            DeadletterListCommand.class,
            DeadletterShowCommand.class,
            DeadletterReplayCommand.class,
            DeadletterApproveCommand.class,
            DeadletterRejectCommand.class,
            DeadletterDismissCommand.class
        })
public final class DeadletterCommands {}

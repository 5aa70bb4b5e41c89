package io.shadowledger.cli.command.drift;

import picocli.CommandLine.Command;

/** {@code drift …}. */
@Command(
        name = "drift",
        description = "Compare with the core banking system, and see the breaks.",
        subcommands = {DriftCheckCommand.class, DriftListCommand.class, DriftShowCommand.class})
public final class DriftCommands {}

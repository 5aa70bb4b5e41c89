package io.shadowledger.cli.command.settings;

import picocli.CommandLine.Command;

/** {@code config …}. */
@Command(
        name = "config",
        description = "The ledgers this command line knows.",
        subcommands = {ConfigViewCommand.class, ConfigUseContextCommand.class, ConfigSetContextCommand.class})
public final class ConfigCommands {}

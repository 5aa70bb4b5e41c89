package io.shadowledger.cli.command.entry;

import picocli.CommandLine.Command;

/** {@code entries …}. */
@Command(name = "entries", description = "Entries of the shadow book.", subcommands = EntriesSearchCommand.class)
public final class EntriesCommands {}

package io.shadowledger.cli.command.storage;

import picocli.CommandLine.Command;

/** {@code storage …}. */
@Command(
        name = "storage",
        description = "The months that the book is stored by.",
        subcommands = {StorageListCommand.class, StorageDetachCommand.class, StorageAttachCommand.class})
public final class StorageCommands {}

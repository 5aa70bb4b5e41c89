package io.shadowledger.cli.command.event;

import picocli.CommandLine.Command;

/** {@code events …}. */
@Command(
        name = "events",
        description = "Send events of the bank into the ledger.",
        subcommands = {EventsImportCommand.class, EventsSubmitCommand.class})
public final class EventsCommands {}

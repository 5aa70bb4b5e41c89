package io.shadowledger.cli.command.deadletter;

import picocli.CommandLine.Command;

/** {@code conflict …}. */
@Command(
        name = "conflict",
        description = "Event ids that came again with other content, which was not posted.",
        subcommands = {ConflictListCommand.class, ConflictShowCommand.class})
public final class ConflictCommands {}

package io.shadowledger.cli;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.Environment;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Lets tests of other packages run command lines. */
public final class CommandLines {

    private CommandLines() {}

    public static int run(Environment environment, String... args) {
        return new CommandTree(environment).run(args);
    }

    static CommandLine commandLine(Environment environment) {
        return new CommandTree(environment).commandLine(new Invocation(environment));
    }

    /** The options and parameters of a command and all below it. */
    static Stream<CommandLine.Model.ArgSpec> arguments(CommandLine command) {
        return Stream.concat(
                command.getCommandSpec().args().stream(),
                command.getSubcommands().values().stream().flatMap(CommandLines::arguments));
    }
}

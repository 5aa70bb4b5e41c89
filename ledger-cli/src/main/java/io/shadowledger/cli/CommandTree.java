package io.shadowledger.cli;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.Environment;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs command lines: builds the commands, and turns what goes wrong into a sentence and an exit code. */
final class CommandTree {

    private final Environment environment;

    CommandTree(Environment environment) {
        this.environment = environment;
    }

    /** Runs one command line and answers its exit code. */
    int run(String... args) {
        try (var invocation = new Invocation(environment)) {
            return commandLine(invocation, args).execute(args);
        }
    }

    /**
     * The commands that a command line can mean. Reading all of them from their annotations takes longer than
     * everything else at start, so only those are read whose names occur; without any, all of them.
     */
    CommandLine commandLine(Invocation invocation, String... args) {
        var factory = new Factory(invocation);
        var commandLine = new CommandLine(RootCommand.class, factory);
        named(args).forEach((name, type) -> commandLine.addSubcommand(name, new CommandLine(type, factory)));
        commandLine
                .setCommandName(environment.commandName())
                .setOut(environment.out())
                .setErr(environment.err())
                .setUsageHelpWidth(environment.columns())
                .setColorScheme(Help.defaultColorScheme(ansi()))
                .setAbbreviatedOptionsAllowed(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandTree::misused)
                .setExecutionExceptionHandler((failure, at, parsed) -> failed(invocation, failure));
        arrangeHelp(commandLine);
        return commandLine;
    }

    private static Map<String, Class<?>> named(String... args) {
        var all = new LinkedHashMap<String, Class<?>>();
        RootCommand.COMMANDS.forEach(
                type -> all.put(type.getAnnotation(CommandLine.Command.class).name(), type));
        var named = new LinkedHashMap<>(all);
        named.keySet().retainAll(Set.copyOf(List.of(args)));
        boolean aboutAll = named.isEmpty()
                || named.containsValue(HelpCommand.class)
                || named.containsValue(CompletionCommand.class);
        return aboutAll ? all : named;
    }

    /** A command's own options in their written order, then those that all commands take. */
    private static void arrangeHelp(CommandLine command) {
        command.getCommandSpec().usageMessage().sortOptions(false).abbreviateSynopsis(true);
        command.getSubcommands().values().forEach(CommandTree::arrangeHelp);
    }

    private Help.Ansi ansi() {
        boolean plain = environment.variables().containsKey("NO_COLOR")
                || !environment.terminal().outputIsTerminal();
        return plain ? Help.Ansi.OFF : Help.Ansi.ON;
    }

    private static int misused(ParameterException misuse, String[] args) {
        var at = misuse.getCommandLine();
        PrintWriter err = at.getErr();
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            err.println("error: unknown " + (unmatched.isUnknownOption() ? "option" : "argument") + " '"
                    + unmatched.getUnmatched().getFirst() + "'");
            UnmatchedArgumentException.printSuggestions(misuse, err);
        } else {
            err.println("error: " + sentence(misuse.getMessage()));
        }
        err.println("'" + at.getCommandSpec().qualifiedName() + " --help' shows how it is used.");
        return ExitCode.USAGE;
    }

    private static int failed(Invocation invocation, Exception failure) {
        var known = failure instanceof CommandFailure command ? command : null;
        invocation.note("error: " + (known == null ? unexpected(invocation, failure) : known.getMessage()));
        if (invocation.verbose()) {
            if (known != null && !known.more().isEmpty()) {
                invocation.note(known.more());
            }
            if (known == null || known.getCause() != null) {
                failure.printStackTrace(invocation.environment().err());
            }
        }
        return known == null ? ExitCode.FAILURE : known.exitCode();
    }

    private static String unexpected(Invocation invocation, Exception failure) {
        if (failure instanceof RestClientException) {
            return invocation.target().server()
                    + " gave an answer that is not the ledger's: is the address right, and is it this version? -v shows more";
        }
        return "unexpected: " + failure + (invocation.verbose() ? "" : "; -v shows more");
    }

    private static String sentence(@Nullable String message) {
        var text = Objects.requireNonNullElse(message, "the command line is wrong");
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** Makes commands through the constructor that takes the invocation. */
    private record Factory(Invocation invocation) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Invocation.class) {
                    constructor.setAccessible(true);
                    return type.cast(constructor.newInstance(invocation));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}

package io.shadowledger.cli.command;

import io.shadowledger.cli.output.OutputFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions {

    private static final int LAST = 1000;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "How results are written: table, wide, json or yaml. Default: table.",
            converter = OutputFormatConverter.class,
            completionCandidates = OutputFormatConverter.Candidates.class,
            scope = ScopeType.INHERIT,
            order = LAST)
    private OutputFormat output = OutputFormat.TABLE;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The context of the configuration file to use instead of the current one.",
            scope = ScopeType.INHERIT,
            order = LAST + 1)
    private @Nullable String context;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The ledger's address, instead of the context's.",
            scope = ScopeType.INHERIT,
            order = LAST + 2)
    private @Nullable String server;

    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "Who to act as, instead of the context's user.",
            scope = ScopeType.INHERIT,
            order = LAST + 3)
    private @Nullable String user;

    @Option(
            names = "--no-color",
            description = "No colours. NO_COLOR in the environment does the same.",
            scope = ScopeType.INHERIT,
            order = LAST + 4)
    private boolean noColor;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show each request with its trace id, and the cause of a failure.",
            scope = ScopeType.INHERIT,
            order = LAST + 5)
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.",
            scope = ScopeType.INHERIT,
            order = LAST + 6)
    private boolean help;

    OutputFormat output() {
        return output;
    }

    @Nullable
    String context() {
        return context;
    }

    @Nullable
    String server() {
        return server;
    }

    @Nullable
    String user() {
        return user;
    }

    boolean noColor() {
        return noColor;
    }

    boolean verbose() {
        return verbose;
    }
}

package io.shadowledger.sandbox.command;

import io.shadowledger.sandbox.home.SandboxHome;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all verbs have: where the sandbox keeps its state, and help. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:SHADOWLEDGER_HOME}",
            description = "State directory (default: $$SHADOWLEDGER_HOME, else .shadowledger in the project).")
    private @Nullable Path directory;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    SandboxHome home() {
        return new SandboxHome(directory == null ? root().resolve(".shadowledger") : directory);
    }

    /** The project's directory, which the launcher names. */
    static Path root() {
        return Path.of(System.getProperty("shadowledger.root", "."));
    }
}

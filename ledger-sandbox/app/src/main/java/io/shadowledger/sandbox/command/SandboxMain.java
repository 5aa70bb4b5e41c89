package io.shadowledger.sandbox.command;

import io.shadowledger.sandbox.backing.BackingException;
import io.shadowledger.sandbox.home.SandboxException;
import io.shadowledger.sandbox.kubernetes.KubernetesUnavailableException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The part of {@code ./shadowledger} that runs the whole system on one machine. Exit codes: 0 well, 1 failed, 2 wrong
 * usage, 6 refused because it was not confirmed.
 */
@Command(
        name = "shadowledger",
        description = "The whole system on this machine.",
        subcommands = {UpCommand.class, DownCommand.class, SandboxMain.Sandbox.class})
public final class SandboxMain {

    static final int FAILED = 1;
    static final int REFUSED = 6;

    @Command(
            name = "sandbox",
            description = "Looks at the sandbox.",
            synopsisSubcommandLabel = "COMMAND",
            subcommands = StatusCommand.class)
    static final class Sandbox {

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    private SandboxMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SandboxMain())
                .setUsageHelpWidth(80)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    report(failure, command.getErr());
                    return FAILED;
                });
    }

    /** What we foresaw is a sentence; anything else is a defect and shows where it comes from. */
    private static void report(Exception failure, PrintWriter err) {
        switch (failure) {
            case SandboxException foreseen -> err.println("shadowledger: " + foreseen.getMessage());
            case BackingException foreseen -> err.println("shadowledger: " + foreseen.getMessage());
            case KubernetesUnavailableException foreseen -> err.println("shadowledger: " + foreseen.getMessage());
            default -> failure.printStackTrace(err);
        }
        err.flush();
    }
}

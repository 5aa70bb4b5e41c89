package io.shadowledger.proof;

import io.shadowledger.proof.bench.BenchCommand;
import io.shadowledger.proof.chaos.ChaosCommand;
import io.shadowledger.sandbox.backing.BackingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The part of {@code ./shadowledger} that measures and torments the ledger. Exit codes: 0 all that was asked for holds,
 * 1 something does not, 2 wrong usage.
 */
@Command(
        name = "shadowledger",
        description = "Measures the ledger, and proves that crashes leave it exact.",
        subcommands = {BenchCommand.class, ChaosCommand.class})
public final class ProofMain {

    /** Exit code of a run that found something wrong. */
    public static final int FAILED = 1;

    private ProofMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The directory of the built project, which the launcher names. */
    public static Path root() {
        return Path.of(System.getProperty("shadowledger.root", ".")).toAbsolutePath();
    }

    static CommandLine commandLine() {
        return new CommandLine(new ProofMain())
                .setUsageHelpWidth(80)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    report(failure, command.getErr());
                    return FAILED;
                });
    }

    /** What we foresaw is a sentence; anything else is a defect and shows where it comes from. */
    private static void report(Exception failure, PrintWriter err) {
        if (failure instanceof BackingException foreseen) {
            err.println("shadowledger: " + foreseen.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        err.flush();
    }
}

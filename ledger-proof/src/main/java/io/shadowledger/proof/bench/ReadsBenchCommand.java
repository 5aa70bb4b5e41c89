package io.shadowledger.proof.bench;

import io.shadowledger.proof.ProofMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast balances are read. */
@Command(name = "reads", description = "Measures balances over HTTP against pgbench on the same server.")
final class ReadsBenchCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--callers",
            paramLabel = "N",
            defaultValue = "4",
            description = "That ask at the same time (default: ${DEFAULT-VALUE}).")
    private int callers;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Of each phase (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Questions per second while posting (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Mixin
    private final BenchOutput output = new BenchOutput();

    @Override
    public Integer call() throws Exception {
        if (callers < 1 || seconds < 1 || rate < 1) {
            throw new ParameterException(spec.commandLine(), "the numbers must be at least 1");
        }
        var report = new ReadsBench(
                        new ReadsBench.Options(ProofMain.root(), callers, seconds, rate), output.progress(spec))
                .run();
        output.print(spec, report, report::markdown);
        return 0;
    }
}

package io.shadowledger.proof.bench;

import io.shadowledger.proof.ProofMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast events get onto the topic. */
@Command(name = "intake", description = "Measures batches over HTTP against Kafka's own producer-perf-test.")
final class IntakeBenchCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Events of each phase (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "6",
            description = "Of the topic (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--callers",
            paramLabel = "N",
            defaultValue = "4",
            description = "That send at the same time (default: ${DEFAULT-VALUE}).")
    private int callers;

    @Mixin
    private final BenchOutput output = new BenchOutput();

    @Override
    public Integer call() throws Exception {
        if (events < 10_000 || partitions < 1 || callers < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--events must be at least 10000, the other numbers at least 1");
        }
        var report = new IntakeBench(
                        new IntakeBench.Options(ProofMain.root(), events, partitions, callers), output.progress(spec))
                .run();
        output.print(spec, report, report::markdown);
        return 0;
    }
}

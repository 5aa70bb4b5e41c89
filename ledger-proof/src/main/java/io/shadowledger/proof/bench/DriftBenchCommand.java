package io.shadowledger.proof.bench;

import io.shadowledger.proof.ProofMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast a report is compared with the book. */
@Command(
        name = "drift",
        description = "Measures a report of all accounts against COPY and join by hand.",
        footer = {
            "",
            "By hand: COPY of the same file into a table without keys, and one full join with",
            "the balances as of the same moment, sent to the same server as psql would."
        })
final class DriftBenchCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "In the book and in the report (default: ${DEFAULT-VALUE}).")
    private int accounts;

    @Option(
            names = "--differences",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Accounts that differ (default: ${DEFAULT-VALUE}).")
    private int differences;

    @Option(
            names = "--earlier",
            paramLabel = "N",
            defaultValue = "0",
            description = "Daily reports that came before, with the same differences.")
    private int earlier;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "By hand, then by the service (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--shuffled", description = "The report's lines in no order, not by account.")
    private boolean shuffled;

    @Mixin
    private final BenchOutput output = new BenchOutput();

    @Override
    public Integer call() throws Exception {
        if (accounts < 1_000 || differences < 1 || differences > accounts || earlier < 0 || rounds < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--accounts must be at least 1000, --differences 1 to as many, --earlier 0, --rounds 1");
        }
        var report = new DriftBench(
                        new DriftBench.Options(ProofMain.root(), accounts, differences, earlier, rounds, shuffled),
                        output.progress(spec))
                .run();
        output.print(spec, report, report::markdown);
        return 0;
    }
}

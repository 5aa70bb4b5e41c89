package io.shadowledger.proof.chaos;

import io.shadowledger.proof.ProofMain;
import io.shadowledger.proof.ReportFormat;
import io.shadowledger.proof.Seeds;
import io.shadowledger.proof.hostile.HostileCommand;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Kills and cuts while events flow, and judges what is left. */
@Command(
        name = "chaos",
        description = "Kills and cuts the ledger while events flow, and proves that its book is exact.",
        subcommands = HostileCommand.class,
        footer = {
            "",
            "Starts PostgreSQL, a broker and two replicas of its own on free ports of",
            "127.0.0.1, kills them at random instants, pauses them, cuts their connections,",
            "and compares the book with an independent oracle. Exit code 0: exact."
        })
public final class ChaosCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "8",
            description = "How often to kill -9 something (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--seed", paramLabel = "S", description = "Of the events and the acts (default: a fresh one).")
    private @Nullable Long seed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Events per second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--keep", description = "Keep data and logs also when all is well.")
    private boolean keep;

    @Override
    public Integer call() {
        require(kills >= 1, "--kills must be at least 1");
        require(rate >= 1 && rate <= 100_000, "--rate must be from 1 to 100000");
        var options = new ChaosRun.Options(ProofMain.root(), kills, seed == null ? Seeds.fresh() : seed, rate, keep);
        var progress = progress();
        progress.println("Seed " + options.seed());
        progress.flush();
        var clock = Clock.systemUTC();
        var report = new ChaosRun(options, clock, line -> {
                    progress.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + "  " + line);
                    progress.flush();
                })
                .run();
        var out = spec.commandLine().getOut();
        out.println(
                format == ReportFormat.JSON
                        ? JsonMapper.builder().build().writeValueAsString(report)
                        : ChaosSummary.of(report));
        out.flush();
        return report.passed() ? 0 : ProofMain.FAILED;
    }

    private PrintWriter progress() {
        return format == ReportFormat.JSON
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), sentence);
        }
    }
}

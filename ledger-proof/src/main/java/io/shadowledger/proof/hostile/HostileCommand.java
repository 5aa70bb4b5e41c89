package io.shadowledger.proof.hostile;

import io.shadowledger.proof.ProofMain;
import io.shadowledger.proof.ReportFormat;
import io.shadowledger.proof.Seeds;
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

/** Sends events that are meant to do harm. */
@Command(
        name = "hostile",
        description = "Sends events that are meant to do harm, over HTTP and on the topics, and proves that each is"
                + " accounted for and none stops the ledger.")
public final class HostileCommand implements Callable<Integer> {

    private static final int FEWEST = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many to send (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(names = "--seed", paramLabel = "S", description = "Of the events (default: a fresh one).")
    private @Nullable Long seed;

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
        if (events < FEWEST) {
            throw new ParameterException(spec.commandLine(), "--events must be at least " + FEWEST);
        }
        var options = new HostileRun.Options(ProofMain.root(), events, seed == null ? Seeds.fresh() : seed, keep);
        var progress = progress();
        progress.println("Seed " + options.seed());
        var clock = Clock.systemUTC();
        var report = new HostileRun(options, line -> {
                    progress.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + "  " + line);
                    progress.flush();
                })
                .run();
        var out = spec.commandLine().getOut();
        out.println(
                format == ReportFormat.JSON ? JsonMapper.builder().build().writeValueAsString(report) : report.text());
        out.flush();
        return report.passed() ? 0 : ProofMain.FAILED;
    }

    private PrintWriter progress() {
        return format == ReportFormat.JSON
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
    }
}

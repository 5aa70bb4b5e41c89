package io.shadowledger.proof.bench;

import io.shadowledger.proof.ProofMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast events get into the book. */
@Command(
        name = "ledger",
        description = "Measures posting: the database's limit, the engine, and end to end.",
        footer = {
            "",
            "Starts PostgreSQL (fsync on), a broker and the service on free ports of",
            "127.0.0.1. Everything shares this machine: leave it alone meanwhile."
        })
final class LedgerBenchCommand implements Callable<Integer> {

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
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Accounts that they are spread over (default: ${DEFAULT-VALUE}).")
    private int accounts;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "2",
            description = "Of the topic (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "2",
            description = "That post at the same time (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Events per second of the steady phase (default: half load).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Of the steady phase (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--grow",
            paramLabel = "N",
            defaultValue = "0",
            description = "Also grow a book to so many entries and measure there.")
    private long grow;

    @Option(names = "--random-ids", description = "Event ids in no order, as random UUIDs are.")
    private boolean randomIds;

    @Mixin
    private final BenchOutput output = new BenchOutput();

    @Override
    public Integer call() throws Exception {
        if (events < 10_000 || accounts < 1 || partitions < 1 || connections < 1 || rate < 0 || seconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--events must be at least 10000, the other numbers at least 1");
        }
        var report = new LedgerBench(
                        new LedgerBench.Options(
                                ProofMain.root(), events, accounts, partitions, connections, rate, seconds, grow, randomIds),
                        output.progress(spec))
                .run();
        output.print(spec, report, report::markdown);
        return 0;
    }
}

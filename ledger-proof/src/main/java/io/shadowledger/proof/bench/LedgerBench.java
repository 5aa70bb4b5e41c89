package io.shadowledger.proof.bench;

import io.shadowledger.proof.arena.Arena;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;

/** {@code bench ledger}: the limit, the engine and the whole way, one after the other on the same server. */
final class LedgerBench {

    /** A server as a bank's would be set for this much memory; durable in every respect. */
    static final Map<String, String> SERVER = Map.of(
            "shared_buffers", "1GB",
            "max_wal_size", "8GB",
            // Segments are used again, as on a server that has run for a day: making one stops every commit for 50 ms
            "min_wal_size", "4GB",
            "checkpoint_timeout", "15min",
            "wal_buffers", "64MB",
            "max_connections", "60");

    private static final int WARM_UP = 400_000;

    private final Options options;
    private final Consumer<String> progress;
    private long nextNumber;

    LedgerBench(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * What to measure.
     *
     * @param root of the built project
     * @param events of each phase
     * @param accounts that they are spread over
     * @param partitions of the topic
     * @param connections that post at the same time
     * @param rate events per second of the steady phase; 0 for half of what end to end came to
     * @param seconds of the steady phase
     * @param grow entries up to which the engine's book is grown; 0 for not at all
     * @param randomIds whether event ids are in no order
     */
    record Options(
            Path root,
            int events,
            int accounts,
            int partitions,
            int connections,
            int rate,
            int seconds,
            long grow,
            boolean randomIds) {}

    LedgerBenchReport run() throws SQLException, IOException, InterruptedException {
        try (var arena = Arena.open(options.root(), SERVER)) {
            progress.accept("the engine alone");
            var engineBook = BenchBook.empty(arena.database("engine"));
            new EngineRun(BenchBook.empty(arena.database("warm")), options.partitions(), options.connections())
                    .post(events(options.accounts()), WARM_UP);
            BenchBook.settle(arena.superuser());
            var engine = new EngineRun(engineBook, options.partitions(), options.connections());
            var engineRate = engine.post(events(options.accounts()), options.events());

            progress.accept("the limit: COPY of the same rows into the same tables");
            var copy = CopyLimit.of(engineBook, arena.directory().resolve("copy"));
            var limit = limit(arena, copy, 1);
            var parallelLimit = limit(arena, copy, options.connections());

            progress.accept("end to end: service, broker and database");
            var line = new EndToEndRun(
                    arena,
                    options.partitions(),
                    Map.of(
                            "shadowledger.role", "ledger",
                            "shadowledger.posting.connections", Integer.toString(options.connections()),
                            // It stands still while its events are produced
                            "shadowledger.kafka.session-timeout", "120s"));
            line.drain(events(options.accounts()), WARM_UP);
            var endToEnd = line.drain(events(options.accounts()), options.events());
            progress.accept("end to end: every event on one account");
            line.drain(events(1), WARM_UP / 4);
            var hot = line.drain(events(1), options.events());

            int steady = options.rate() > 0
                    ? options.rate()
                    : (int) (endToEnd.rate().perSecond() / 2);
            progress.accept("from producer to disk at " + steady + " events/s");
            line.paced(events(options.accounts()), steady, 10);
            var paced = line.paced(events(options.accounts()), steady, options.seconds());

            LedgerBenchReport.Grown grown = null;
            if (options.grow() > 0) {
                grown = grow(arena, engine, engineRate);
            }
            return LedgerBenchReport.of(
                    options, limit, parallelLimit, engineRate, endToEnd, hot, steady, paced, grown);
        }
    }

    private Rate limit(Arena arena, CopyLimit copy, int connections)
            throws SQLException, IOException, InterruptedException {
        var book = BenchBook.empty(arena.database("limit_" + connections));
        BenchBook.settle(arena.superuser());
        return copy.into(book, connections, options.events());
    }

    private LedgerBenchReport.Grown grow(Arena arena, EngineRun engine, Rate first)
            throws SQLException, InterruptedException {
        long entries = options.events();
        int step = options.events();
        while (entries + 2L * step <= options.grow()) {
            var rate = engine.post(events(options.accounts()), step);
            entries += step;
            progress.accept("%,d entries, %,.0f events/s".formatted(entries, rate.perSecond()));
        }
        BenchBook.settle(arena.superuser());
        var last = engine.post(events(options.accounts()), step);
        return new LedgerBenchReport.Grown(
                entries + step, Math.round(last.perSecond()), last.perSecond() / first.perSecond());
    }

    private BenchEvents events(int accounts) {
        long first = nextNumber;
        nextNumber += 1_000_000_000L;
        return new BenchEvents(first, accounts, options.randomIds());
    }
}

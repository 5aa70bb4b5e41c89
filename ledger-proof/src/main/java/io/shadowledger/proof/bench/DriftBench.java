package io.shadowledger.proof.bench;

import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.arena.Waiting;
import io.shadowledger.sandbox.backing.BackingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;

/** {@code bench drift}: a report of all accounts, compared by hand and by the service, in turn on the same server. */
final class DriftBench {

    /** Between them lie all as-of times: most entries came before these, some after. */
    private static final Instant LATER = BenchEvents.FIRST.plus(Duration.ofDays(400));

    private static final Instant AS_OF = BenchEvents.FIRST.plus(Duration.ofDays(370));
    private static final int LATER_SHARE = 20;
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Options options;
    private final Consumer<String> progress;

    DriftBench(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * What to measure.
     *
     * @param root of the built project
     * @param accounts in the book and in the report
     * @param differences accounts that differ
     * @param earlier daily reports that came before
     * @param rounds by hand, then by the service
     * @param shuffled whether the report's lines are in no order
     */
    record Options(Path root, int accounts, int differences, int earlier, int rounds, boolean shuffled) {}

    DriftBenchReport run() throws SQLException, IOException, InterruptedException {
        try (var arena = Arena.open(options.root(), LedgerBench.SERVER)) {
            progress.accept("posting: every account has an entry");
            var line = new EndToEndRun(
                    arena, 2, Map.of("shadowledger.role", "all", "shadowledger.kafka.session-timeout", "120s"));
            line.drain(BenchEvents.inTurn(0, options.accounts()), options.accounts());
            long later = Duration.between(BenchEvents.FIRST, LATER).toMillis();
            line.drain(new BenchEvents(later, options.accounts(), false), options.accounts() / LATER_SHARE);

            try (var byHand = new DriftByHand(new BenchBook(arena.book()), AS_OF);
                    var caller = new HttpCaller(line.service().url(), arena.password())) {
                var file = arena.directory().resolve("report.csv");
                byHand.report(file, options.accounts() / options.differences(), options.shuffled());
                byHand.vacuum();
                for (int day = options.earlier(); day > 0; day--) {
                    progress.accept("the report of " + day + " days before");
                    compared(caller, file, AS_OF.minus(Duration.ofDays(day)));
                }
                var rounds = new ArrayList<DriftBenchReport.Round>();
                for (int round = 1; round <= options.rounds(); round++) {
                    rounds.add(round(arena, line, byHand, caller, file, round));
                }
                return DriftBenchReport.of(options, Files.size(file), byHand.differences(), rounds);
            }
        }
    }

    private DriftBenchReport.Round round(
            Arena arena, EndToEndRun line, DriftByHand byHand, HttpCaller caller, Path file, int round)
            throws SQLException, IOException, InterruptedException {
        progress.accept("round " + round);
        BenchBook.settle(arena.superuser());
        long postgres = arena.postgresPid();
        var unlogged = Stint.of(postgres, postgres, () -> byHand.compare(file, "unlogged table"));
        BenchBook.settle(arena.superuser());
        var logged = Stint.of(postgres, postgres, () -> byHand.compare(file, "table"));
        BenchBook.settle(arena.superuser());
        long service = line.service().pid();
        var reportId = new String[1];
        var whole = Stint.of(service, postgres, () -> reportId[0] = compared(caller, file, AS_OF.plusSeconds(round)));
        BenchBook.settle(arena.superuser());
        var again = Stint.of(service, postgres, () -> {
            caller.post("/api/v1/reports/" + reportId[0] + "/recheck", new byte[0], 202);
            await(caller, reportId[0]);
        });
        return DriftBenchReport.Round.of(unlogged, logged, whole, again);
    }

    /** Sends the report and returns its id once it is compared. */
    private String compared(HttpCaller caller, Path file, Instant asOf) throws IOException {
        var id = caller.post(
                        "/api/v1/reports?name=bench.csv&basis=VALUE&complete=true&asOf=" + asOf, "text/csv", file, 202)
                .get("reportId")
                .asString();
        await(caller, id);
        return id;
    }

    private static void await(HttpCaller caller, String reportId) {
        var report = caller.get("/api/v1/reports/" + reportId);
        while ("pending".equalsIgnoreCase(report.get("status").asString())) {
            Waiting.pause(LOOK);
            report = caller.get("/api/v1/reports/" + reportId);
        }
        if (!"compared".equalsIgnoreCase(report.get("status").asString())) {
            throw new BackingException("the report was not compared: " + report);
        }
    }
}

package io.shadowledger.proof.bench;

import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.arena.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** {@code bench reads}: balances over HTTP against pgbench's select-only on the same server, idle and while posting. */
final class ReadsBench {

    private static final int ACCOUNTS = 100_000;
    /** So many that every account has had some. */
    private static final int POSTED = 2_000_000;

    private static final int TOGETHER = 500;
    private static final int QUESTIONS = 2_000;

    private final Options options;
    private final Consumer<String> progress;

    ReadsBench(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * What to measure.
     *
     * @param root of the built project
     * @param callers that ask at the same time
     * @param seconds of each phase
     * @param rate questions per second while events are posted
     */
    record Options(Path root, int callers, int seconds, int rate) {}

    /** @param millis of each question, ascending */
    private record Asked(long questions, double seconds, double[] millis) {

        double perSecond() {
            return questions / seconds;
        }
    }

    ReadsBenchReport run() throws SQLException, IOException, InterruptedException {
        try (var arena = Arena.open(options.root(), LedgerBench.SERVER)) {
            progress.accept("posting " + POSTED + " events");
            var line = new EndToEndRun(
                    arena,
                    2,
                    Map.of(
                            "shadowledger.role", "ledger",
                            "shadowledger.kafka.session-timeout", "120s",
                            "shadowledger.gateway.requests-per-second", "1000000",
                            "shadowledger.gateway.burst", "1000000"));
            var drained = line.drain(new BenchEvents(0, ACCOUNTS, false), POSTED);
            int half = (int) (drained.rate().perSecond() / 2);

            progress.accept("pgbench, select only");
            double limit = new PgBench(arena.database("pgbench")).selects(options.callers(), options.seconds());

            int port = URI.create(line.service().url()).getPort();
            try (var caller = new HttpCaller(line.service().url(), arena.password())) {
                progress.accept("one balance per question");
                var single = questions(caller, ReadsBench::single);
                ask(port, single, 0);
                var answered = new Asked[1];
                var stint =
                        Stint.of(line.service().pid(), arena.postgresPid(), () -> answered[0] = ask(port, single, 0));
                var singles = answered[0];

                progress.accept(TOGETHER + " balances per question");
                var bulk = questions(caller, ReadsBench::bulk);
                ask(port, bulk, 0);
                var bulks = ask(port, bulk, 0);

                progress.accept("one balance per question, " + options.rate() + " a second, while " + half
                        + " events/s are posted");
                var whilePosting = whilePosting(line, port, single, half);
                return report(limit, singles, stint, bulks, whilePosting, half);
            }
        }
    }

    private Asked whilePosting(EndToEndRun line, int port, List<byte[]> questions, int perSecond)
            throws SQLException, InterruptedException {
        var asked = new Asked[1];
        var failure = new ArrayList<Exception>();
        var asking = Thread.ofPlatform().name("asking").start(() -> {
            // The posting has begun by then
            Waiting.pause(Duration.ofSeconds(2));
            try {
                asked[0] = ask(port, questions, options.rate());
            } catch (SQLException | InterruptedException | RuntimeException failed) {
                failure.add(failed);
            }
        });
        line.paced(new BenchEvents(1L << 40, ACCOUNTS, false), perSecond, options.seconds() + 4);
        asking.join();
        if (!failure.isEmpty()) {
            throw new SQLException(
                    "the questions stopped: " + failure.getFirst().getMessage(), failure.getFirst());
        }
        return asked[0];
    }

    private static List<byte[]> questions(HttpCaller caller, Function<RandomGenerator, Question> kind) {
        var random = new SplittableRandom(7);
        var questions = new ArrayList<byte[]>();
        for (int i = 0; i < QUESTIONS; i++) {
            var question = kind.apply(random);
            questions.add(
                    HttpLine.question(question.method(), question.path(), caller.authorization(), question.json()));
        }
        return questions;
    }

    private record Question(String method, String path, byte[] json) {}

    private static Question single(RandomGenerator random) {
        return new Question(
                "GET", "/accounts/" + BenchEvents.account(random.nextInt(ACCOUNTS)) + "/shadow-balance", new byte[0]);
    }

    private static Question bulk(RandomGenerator random) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < TOGETHER; i++) {
            ids.add("\"" + BenchEvents.account(random.nextInt(ACCOUNTS)) + "\"");
        }
        var json = "{\"accountIds\":[" + String.join(",", ids) + "]}";
        return new Question("POST", "/api/v1/balances", json.getBytes(StandardCharsets.US_ASCII));
    }

    /** @param perSecond of all callers together; 0 for as fast as they are answered */
    private Asked ask(int port, List<byte[]> questions, int perSecond) throws SQLException, InterruptedException {
        var count = new LongAdder();
        var times = new ArrayList<double[]>();
        long begin = System.nanoTime();
        long end = begin + Duration.ofSeconds(options.seconds()).toNanos();
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < options.callers(); i++) {
            int first = i;
            work.add(() -> {
                var millis = ask(port, questions, first, end, perSecond);
                count.add(millis.length);
                synchronized (times) {
                    times.add(millis);
                }
                return null;
            });
        }
        Workers.run(work);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double[] all = times.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        return new Asked(count.sum(), seconds, all);
    }

    private double[] ask(int port, List<byte[]> questions, int first, long end, int perSecond) throws IOException {
        double[] millis = new double[1 << 12];
        int count = 0;
        long pauseNanos = perSecond == 0 ? 0 : 1_000_000_000L * options.callers() / perSecond;
        try (var line = new HttpLine(port)) {
            for (long due = System.nanoTime(); System.nanoTime() < end; due += pauseNanos) {
                while (pauseNanos > 0 && System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                // From when it was due: a late answer delays the next question, and that counts
                long from = pauseNanos == 0 ? System.nanoTime() : due;
                line.ask(questions.get((first + count * options.callers()) % questions.size()));
                if (count == millis.length) {
                    millis = Arrays.copyOf(millis, count * 2);
                }
                millis[count++] = (System.nanoTime() - from) / 1e6;
            }
        }
        return Arrays.copyOf(millis, count);
    }

    private ReadsBenchReport report(
            double limit, Asked singles, Stint stint, Asked bulks, Asked whilePosting, int half) {
        return new ReadsBenchReport(
                Runtime.getRuntime().availableProcessors(),
                ACCOUNTS,
                options.callers(),
                Math.round(limit),
                Math.round(singles.perSecond()),
                ReadsBenchReport.rounded(singles.perSecond() / limit),
                ReadsBenchReport.rounded(stint.workerMicros(singles.questions())),
                ReadsBenchReport.rounded(stint.postgresMicros(singles.questions())),
                TOGETHER,
                Math.round(bulks.perSecond() * TOGETHER),
                ReadsBenchReport.rounded(bulks.perSecond() * TOGETHER / limit),
                half,
                options.rate(),
                ReadsBenchReport.rounded(Latencies.quantile(whilePosting.millis(), 0.5)),
                ReadsBenchReport.rounded(Latencies.quantile(whilePosting.millis(), 0.99)));
    }
}

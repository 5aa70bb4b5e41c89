package io.shadowledger.proof.bench;

import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.arena.LedgerTopics;
import io.shadowledger.proof.arena.Waiting;
import io.shadowledger.sandbox.backing.BackingException;
import io.shadowledger.service.kafka.Topics;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench intake}: events over HTTP in batches, against what Kafka's own tool produces. */
final class IntakeBench {

    /** As many as a batch may have. */
    private static final int BATCH = 5_000;

    private static final int ACCOUNTS = 100_000;
    private static final Duration READY = Duration.ofMinutes(2);

    private final Options options;
    private final Consumer<String> progress;

    IntakeBench(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * What to measure.
     *
     * @param root of the built project
     * @param events of each phase
     * @param partitions of the topic
     * @param callers that send at the same time
     */
    record Options(Path root, int events, int partitions, int callers) {}

    IntakeBenchReport run() throws SQLException, InterruptedException {
        try (var arena = Arena.open(options.root())) {
            LedgerTopics.create(arena.bootstrapServers(), options.partitions());
            var service = arena.addMeasuredReplica(
                    EndToEndRun.HEAP_MEGABYTES,
                    Map.of(
                            "shadowledger.role", "events",
                            "shadowledger.gateway.requests-per-second", "100000"));
            if (!Waiting.until(READY, service::isReady)) {
                throw new BackingException("the service was not ready: " + service.readiness());
            }
            var events = new BenchEvents(0, ACCOUNTS, false);
            int bytes = new BenchEvents(0, ACCOUNTS, false).next().json().length;

            progress.accept("over HTTP in batches of " + BATCH);
            send(arena, service.url(), bodies(events, options.events() / 2));
            var measured = bodies(events, options.events());
            var before = Cpu.of(service.pid());
            var rate = send(arena, service.url(), measured);
            double micros = Cpu.of(service.pid()).minus(before).toNanos() / 1e3 / rate.events();

            progress.accept("kafka-producer-perf-test");
            double limit = ProducerPerformanceRun.of(
                    options.root(), arena.bootstrapServers(), Topics.RAW, options.events(), bytes);
            return new IntakeBenchReport(
                    Runtime.getRuntime().availableProcessors(),
                    options.events(),
                    bytes,
                    options.callers(),
                    Math.round(limit),
                    Math.round(rate.perSecond()),
                    Math.round(rate.perSecond() / limit * 1_000) / 1_000.0,
                    Math.round(micros * 100) / 100.0);
        }
    }

    private static List<byte[]> bodies(BenchEvents events, int count) {
        var bodies = new ArrayList<byte[]>();
        for (int from = 0; from < count; from += BATCH) {
            var body = new ByteArrayOutputStream(BATCH * 256);
            for (int i = 0; i < BATCH; i++) {
                body.write(i == 0 ? '[' : ',');
                body.writeBytes(events.next().json());
            }
            body.write(']');
            bodies.add(body.toByteArray());
        }
        return bodies;
    }

    private Rate send(Arena arena, String url, List<byte[]> bodies) throws SQLException, InterruptedException {
        var next = new AtomicInteger();
        try (var caller = new HttpCaller(url, arena.password())) {
            var work = new ArrayList<Callable<Void>>();
            for (int i = 0; i < options.callers(); i++) {
                work.add(() -> {
                    for (int body = next.getAndIncrement(); body < bodies.size(); body = next.getAndIncrement()) {
                        requireAll(caller.post("/api/v1/events/batch", bodies.get(body), 202));
                    }
                    return null;
                });
            }
            long started = System.nanoTime();
            Workers.run(work);
            return new Rate((long) bodies.size() * BATCH, System.nanoTime() - started);
        }
    }

    private static void requireAll(byte[] receipt) {
        var accepted =
                JsonMapper.builder().build().readTree(receipt).get("accepted").asInt();
        if (accepted != BATCH) {
            throw new BackingException(accepted + " of " + BATCH + " events of a batch were accepted");
        }
    }
}

package io.shadowledger.proof.bench;

import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.arena.LedgerTopics;
import io.shadowledger.proof.arena.Replica;
import io.shadowledger.proof.arena.Waiting;
import io.shadowledger.sandbox.backing.BackingException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The service as it is deployed, from the topic to the disk. */
final class EndToEndRun {

    /** The largest heap of the process, whatever the lag. */
    static final int HEAP_MEGABYTES = 512;

    private static final Duration READY = Duration.ofMinutes(2);

    private final Arena arena;
    private final BenchBook book;
    private final int partitions;
    private final Replica service;
    private long events;

    EndToEndRun(Arena arena, int partitions, Map<String, String> settings) {
        this.arena = arena;
        this.partitions = partitions;
        LedgerTopics.create(arena.bootstrapServers(), partitions);
        this.book = new BenchBook(arena.book());
        this.service = arena.addMeasuredReplica(HEAP_MEGABYTES, settings);
        if (!Waiting.until(READY, service::isReady)) {
            throw new BackingException("the service was not ready after " + READY.toSeconds() + " s: "
                    + service.readiness() + "\n" + String.join("\n", service.lastLines(20)));
        }
    }

    /**
     * A rate, and what it took of the processors.
     *
     * @param rate from the moment that the service went on until the last event was committed
     * @param serviceMicros processor time per event
     * @param postgresMicros likewise
     * @param brokerMicros likewise
     */
    record Drained(Rate rate, double serviceMicros, double postgresMicros, double brokerMicros) {}

    /** Lets events gather on the topic while the service stands still, then lets it go on. */
    Drained drain(BenchEvents source, int count) throws SQLException {
        service.pause();
        try (var feed = new TopicFeed(arena.bootstrapServers(), 20)) {
            feed.all(source, count);
        }
        BenchBook.settle(arena.superuser());
        events += count;
        try (var watch = new BookWatch(book)) {
            var before = cpu();
            long started = System.nanoTime();
            service.resume();
            watch.await(events, new Latencies(partitions));
            long nanos = System.nanoTime() - started;
            var after = cpu();
            return new Drained(
                    new Rate(count, nanos),
                    micros(before[0], after[0], count),
                    micros(before[1], after[1], count),
                    micros(before[2], after[2], count));
        }
    }

    /**
     * Events at a steady rate, and what they took of the processors.
     *
     * @param millis from producer to disk, ascending
     * @param serviceMicros processor time per event
     * @param postgresMicros likewise
     * @param brokerMicros likewise
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Paced(double[] millis, double serviceMicros, double postgresMicros, double brokerMicros) {}

    /** Posts at a steady rate. */
    Paced paced(BenchEvents source, int perSecond, int seconds) throws SQLException, InterruptedException {
        var latencies = new Latencies(partitions);
        var failure = new AtomicReference<@Nullable RuntimeException>();
        int count = Math.multiplyExact(perSecond, seconds);
        events += count;
        var before = cpu();
        try (var watch = new BookWatch(book);
                var feed = new TopicFeed(arena.bootstrapServers(), 5)) {
            var feeding = Thread.ofPlatform().name("feed").start(() -> {
                try {
                    feed.paced(source, perSecond, seconds, latencies);
                } catch (RuntimeException failed) {
                    failure.set(failed);
                }
            });
            watch.await(events, latencies);
            feeding.join();
        }
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        var after = cpu();
        return new Paced(
                latencies.millis(),
                micros(before[0], after[0], count),
                micros(before[1], after[1], count),
                micros(before[2], after[2], count));
    }

    Replica service() {
        return service;
    }

    private Duration[] cpu() {
        return new Duration[] {Cpu.of(service.pid()), Cpu.of(arena.postgresPid()), Cpu.of(arena.brokerPid())};
    }

    private static double micros(Duration before, Duration after, int count) {
        return after.minus(before).toNanos() / 1e3 / count;
    }
}

package io.shadowledger.proof.hostile;

import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.arena.BookProbe;
import io.shadowledger.proof.arena.BookProbe.Progress;
import io.shadowledger.proof.arena.LedgerTopics;
import io.shadowledger.proof.arena.Replica;
import io.shadowledger.proof.arena.Waiting;
import io.shadowledger.proof.judgement.Findings;
import io.shadowledger.proof.judgement.Judge;
import io.shadowledger.proof.judgement.TopicReader;
import io.shadowledger.sandbox.backing.BackingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Sends hostile events through every door at once, and looks where each went. */
final class HostileRun {

    private static final int PARTITIONS = 3;
    private static final int HTTP_SENDERS = 4;
    private static final int LARGEST_BATCH = 50;
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration SEND_LIMIT = Duration.ofMinutes(30);
    private static final Duration POST_LIMIT = Duration.ofMinutes(5);

    private static final Map<String, String> SETTINGS = Map.of(
            "shadowledger.role", "all",
            "shadowledger.default-currency", "EUR",
            // A sender as fast as the machine is wanted here, not kept out
            "shadowledger.gateway.requests-per-second", "1000000",
            "shadowledger.gateway.burst", "1000000");

    private final Options options;
    private final Consumer<String> log;
    private final Findings findings = new Findings();
    private Progress book = Progress.NONE;
    private HttpTally http = HttpTally.NONE;
    private long onTopic;
    private long large;
    private long withoutPayload;

    HostileRun(Options options, Consumer<String> log) {
        this.options = options;
        this.log = log;
    }

    /**
     * What is asked for.
     *
     * @param root the directory of the built project
     * @param keep whether the directory of a run that passed is kept as well
     */
    record Options(Path root, int events, long seed, boolean keep) {}

    HostileReport run() {
        long started = System.nanoTime();
        log.accept("start PostgreSQL, broker and service");
        try (var arena = Arena.open(options.root())) {
            try {
                LedgerTopics.create(arena.bootstrapServers(), PARTITIONS);
                var service = arena.addReplica(SETTINGS);
                if (!Waiting.until(START_LIMIT, service::isReady)) {
                    throw new BackingException("the service is not ready within " + START_LIMIT.toSeconds() + " s: "
                            + service.readiness() + "; see " + service.log());
                }
                attack(arena, service);
            } catch (BackingException failed) {
                findings.add("run", String.valueOf(failed.getMessage()));
            } catch (RuntimeException defect) {
                arena.keep();
                log.accept("kept in " + arena.directory());
                throw defect;
            }
            boolean kept = options.keep() || !findings.sentences().isEmpty();
            if (kept) {
                arena.keep();
            }
            return report(
                    Duration.ofNanos(System.nanoTime() - started),
                    kept ? arena.directory().toString() : "");
        }
    }

    private void attack(Arena arena, Replica service) {
        log.accept("send " + options.events() + " events");
        long direct = send(arena, service);
        log.accept("wait until all is accounted for");
        var ends = new TopicReader(arena.bootstrapServers()).ends();
        onTopic = ends.values().stream().mapToLong(Long::longValue).sum();
        compare("records on the topics", direct + http.accepted(), onTopic);
        compare("events sent over HTTP", http.sent(), http.accepted() + http.known() + http.rejected());
        var probe = new BookProbe(arena.book());
        boolean arrived = Waiting.until(POST_LIMIT, () -> {
            probe.progress().ifPresent(progress -> book = progress);
            return book.nextOffsets().equals(ends);
        });
        if (!arrived) {
            findings.add(
                    "posting",
                    "stalled at " + book.nextOffsets() + " of " + ends + ": " + service.readiness() + "; see "
                            + service.log());
        }
        compare(
                "entries, duplicates, conflicts and dead letters",
                onTopic,
                book.entries() + book.duplicates() + book.conflicts() + book.deadLetters());
        log.accept("judge: trial balance, chains");
        service.stop();
        var judge = new Judge(arena.book(), new TopicReader(arena.bootstrapServers()), findings);
        judge.verify();
        withoutPayload = judge.deadLetters();
    }

    /** A quarter over HTTP one by one, a quarter in batches, half on the topics; how many the broker took directly. */
    private long send(Arena arena, Replica service) {
        var seeds = new SplittableRandom(options.seed());
        int each = options.events() / 4 / HTTP_SENDERS;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor();
                var door = new HttpDoor(service.url(), arena.password(), findings);
                var topic = new TopicDoor(arena.bootstrapServers(), findings)) {
            var tallies = new ArrayList<Future<HttpTally>>();
            for (int sender = 0; sender < HTTP_SENDERS; sender++) {
                long single = seeds.nextLong();
                long batch = seeds.nextLong();
                tallies.add(senders.submit(() -> singles(door, single, each)));
                tallies.add(senders.submit(() -> batches(door, batch, each)));
            }
            var events = new HostileEvents(seeds.nextLong());
            for (int i = 2 * HTTP_SENDERS * each; i < options.events(); i++) {
                topic.send(events, seeds);
            }
            large = topic.large();
            for (var tally : tallies) {
                http = http.plus(result(tally));
            }
            return topic.settle();
        }
    }

    private static HttpTally singles(HttpDoor door, long seed, int count) {
        var events = new HostileEvents(seed);
        var tally = HttpTally.NONE;
        for (int i = 0; i < count; i++) {
            tally = tally.plus(door.single(events.bytes()));
        }
        return tally;
    }

    private static HttpTally batches(HttpDoor door, long seed, int count) {
        var random = new SplittableRandom(seed);
        var events = new HostileEvents(random.nextLong());
        var tally = HttpTally.NONE;
        while (tally.sent() < count) {
            tally = tally.plus(door.batch(
                    events, (int) Math.min(count - tally.sent(), 1 + random.nextInt(LARGEST_BATCH)), random));
        }
        return tally;
    }

    private static HttpTally result(Future<HttpTally> sender) {
        try {
            return sender.get(SEND_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof BackingException foreseen
                    ? foreseen
                    : new IllegalStateException("a sender failed", failed);
        } catch (TimeoutException stalled) {
            throw new BackingException(
                    "the events were not taken within " + SEND_LIMIT.toMinutes() + " minutes", stalled);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while sending", interrupted);
        }
    }

    private void compare(String what, long expected, long found) {
        if (expected != found) {
            findings.add("accounting", what + ": " + expected + " expected, " + found + " found");
        }
    }

    private HostileReport report(Duration took, String directory) {
        List<String> failures = findings.sentences();
        return new HostileReport(
                options.seed(),
                options.events(),
                http,
                onTopic,
                large,
                book.entries(),
                book.duplicates(),
                book.conflicts(),
                book.deadLetters(),
                withoutPayload,
                failures.isEmpty() ? "PASSED" : "FAILED",
                failures,
                took.toSeconds(),
                directory.isEmpty() ? null : directory,
                "./shadowledger chaos hostile --events " + options.events() + " --seed " + options.seed());
    }
}

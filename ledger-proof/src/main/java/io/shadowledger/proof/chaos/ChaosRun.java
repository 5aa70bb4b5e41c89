package io.shadowledger.proof.chaos;

import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.arena.BookProbe;
import io.shadowledger.proof.arena.BookProbe.Progress;
import io.shadowledger.proof.arena.ConsumerGroup;
import io.shadowledger.proof.arena.LedgerTopics;
import io.shadowledger.proof.arena.Replica;
import io.shadowledger.proof.judgement.Findings;
import io.shadowledger.proof.judgement.Judge;
import io.shadowledger.proof.judgement.TopicReader;
import io.shadowledger.proof.workload.Workload;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run: starts everything, feeds and torments it, waits until the book has the topic's end, and judges it. */
final class ChaosRun {

    private static final int PARTITIONS = 6;
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(5);
    // A fenced writer pauses for half a minute, one whose database is away for a quarter
    private static final Duration STILL_LIMIT = Duration.ofMinutes(2);

    private final Options options;
    private final Clock clock;
    private final Consumer<String> log;
    private final Findings findings = new Findings();
    private final List<String> stalls = new ArrayList<>();
    private Map<Act, Integer> done = new EnumMap<>(Act.class);
    private Progress book = Progress.NONE;
    private long accepted;
    private long onTopic;

    ChaosRun(Options options, Clock clock, Consumer<String> log) {
        this.options = options;
        this.clock = clock;
        this.log = log;
    }

    /**
     * What is asked for.
     *
     * @param root the directory of the built project
     * @param perSecond records a second
     * @param keep whether the directory of a run that passed is kept as well
     */
    record Options(Path root, int kills, long seed, int perSecond, boolean keep) {}

    ChaosReport run() {
        long started = System.nanoTime();
        log.accept("start PostgreSQL and broker");
        try (var arena = Arena.open(options.root())) {
            try {
                LedgerTopics.create(arena.bootstrapServers(), PARTITIONS);
                torment(arena);
            } catch (StallException stall) {
                stalls.add(String.valueOf(stall.getMessage()));
                new BookProbe(arena.book()).progress().ifPresent(progress -> book = progress);
            } catch (RuntimeException defect) {
                arena.keep();
                log.accept("kept in " + arena.directory());
                throw defect;
            }
            boolean kept = options.keep() || !failures().isEmpty();
            if (kept) {
                arena.keep();
            }
            return report(Duration.ofNanos(System.nanoTime() - started), kept ? arena.directory() : null);
        }
    }

    private void torment(Arena arena) throws StallException {
        // Each its own, so that more acts do not change the workload
        var seeds = new SplittableRandom(options.seed());
        var workload = new Workload(seeds.nextLong(), Workload.Mix.ROUGH);
        var random = seeds.split();
        var crew = new Crew(arena, random);
        try (var feed = new Feed(arena.bootstrapServers(), workload, options.perSecond())) {
            var overseer = new Overseer(
                    new BookProbe(arena.book()),
                    crew::working,
                    feed,
                    () -> ConsumerGroup.describe(arena.bootstrapServers()));
            log.accept("start two replicas");
            crew.begin();
            overseer.awaitCondition(
                    "both replicas are ready",
                    START_LIMIT,
                    () -> crew.working().stream().allMatch(Replica::isReady));
            feed.start();
            overseer.await("the first records are posted", START_LIMIT, progress -> progress.entries() > 0);
            var tormentor = new Tormentor(arena, crew, overseer, random, log);
            done = tormentor.done();
            for (var act : ActPlan.of(options.kills(), random)) {
                tormentor.perform(act);
            }
            settle(arena, overseer, crew, feed);
            judge(arena, feed);
        }
    }

    private void settle(Arena arena, Overseer overseer, Crew crew, Feed feed) throws StallException {
        log.accept("wait until all is acknowledged and posted");
        overseer.awaitCondition("all records are acknowledged", SETTLE_LIMIT, () -> feed.settle(Duration.ZERO));
        overseer.requireAllAtWork();
        var ends = new TopicReader(arena.bootstrapServers()).ends();
        book = overseer.awaitWhileMoving(
                "the book has all of the topic, up to " + ends,
                STILL_LIMIT,
                progress -> ends.equals(progress.nextOffsets()));
        overseer.requireAllAtWork();
        crew.end();
    }

    private void judge(Arena arena, Feed feed) {
        log.accept("judge: entries, counts, balances");
        accepted = feed.acknowledged().size();
        var topics = new TopicReader(arena.bootstrapServers());
        var truth = TopicTruth.of(topics, feed.contents());
        onTopic = truth.records();
        truth.compare(feed.acknowledged(), findings);
        var judge = new Judge(arena.book(), topics, findings);
        judge.compare(truth.expectation());
        log.accept("judge: trial balance, chains");
        judge.verify();
        log.accept("judge: rebuild");
        judge.rebuild(arena.database("rebuilt"), Currency.getInstance(Workload.DEFAULT_CURRENCY), clock);
    }

    private List<String> failures() {
        var failures = new ArrayList<>(stalls);
        failures.addAll(findings.sentences());
        return failures;
    }

    private ChaosReport report(Duration took, @Nullable Path directory) {
        var failures = failures();
        return new ChaosReport(
                options.seed(),
                done.entrySet().stream()
                        .filter(act -> act.getKey().isKill())
                        .mapToInt(Map.Entry::getValue)
                        .sum(),
                texts(true),
                texts(false),
                accepted,
                onTopic,
                book.entries(),
                book.duplicates(),
                book.conflicts(),
                book.deadLetters(),
                book.takeovers(),
                failures.isEmpty() ? "PASSED" : "FAILED",
                failures,
                took.toSeconds(),
                directory == null ? null : directory.toString(),
                "./shadowledger chaos --kills " + options.kills() + " --seed " + options.seed());
    }

    private Map<String, Integer> texts(boolean kills) {
        return done.entrySet().stream()
                .filter(act -> act.getKey().isKill() == kills)
                .collect(Collectors.toMap(act -> act.getKey().text(), Map.Entry::getValue, Integer::sum, TreeMap::new));
    }
}

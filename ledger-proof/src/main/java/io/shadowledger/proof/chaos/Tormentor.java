package io.shadowledger.proof.chaos;

import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.arena.CommitTrap.Moment;
import io.shadowledger.proof.arena.Replica;
import io.shadowledger.proof.arena.Waiting;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Does what the plan says, each act at some instant, and sees to it that the ledger goes on afterwards. */
final class Tormentor {

    private static final Duration PROGRESS_LIMIT = Duration.ofMinutes(2);
    private static final Duration COMMIT_LIMIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(2_000);
    private static final Duration LONGEST_DOWN = Duration.ofMillis(1_000);
    // What the rest of the group may need beyond the session to take over
    private static final Duration TAKEOVER = Duration.ofSeconds(8);

    private final Arena arena;
    private final Crew crew;
    private final Overseer overseer;
    private final RandomGenerator random;
    private final Consumer<String> log;
    private final Map<Act, Integer> done = new EnumMap<>(Act.class);

    Tormentor(Arena arena, Crew crew, Overseer overseer, RandomGenerator random, Consumer<String> log) {
        this.arena = arena;
        this.crew = crew;
        this.overseer = overseer;
        this.random = random;
        this.log = log;
    }

    /** What was done so far. */
    Map<Act, Integer> done() {
        return done;
    }

    void perform(Act act) throws StallException {
        Waiting.pause(some(LONGEST_PAUSE));
        overseer.requireAllAtWork();
        switch (act) {
            case KILL_SERVICE -> killService();
            case KILL_POSTGRES -> {
                log.accept("kill -9 PostgreSQL");
                arena.killPostgres();
                Waiting.pause(some(LONGEST_DOWN));
                arena.startPostgres();
            }
            case KILL_BROKER -> {
                log.accept("kill -9 broker");
                arena.killBroker();
                Waiting.pause(some(LONGEST_DOWN));
                arena.startBroker();
            }
            case PAUSE_SERVICE -> pauseService();
            case CUT_BEFORE_COMMIT -> cutCommit(Moment.BEFORE);
            case CUT_AFTER_COMMIT -> cutCommit(Moment.AFTER);
            case CUT_ANYWHERE -> {
                int cut = crew.working().stream().mapToInt(Replica::cutDatabase).sum();
                log.accept("cut all " + cut + " connections to PostgreSQL");
            }
            case MOVE_PARTITIONS -> movePartitions();
        }
        done.merge(act, 1, Integer::sum);
        awaitProgress(act);
    }

    private void killService() {
        var replica = crew.any();
        log.accept("kill -9 " + replica.name());
        replica.kill9();
        Waiting.pause(some(LONGEST_DOWN));
        replica.start();
    }

    private void pauseService() throws StallException {
        var before = overseer.progress(PROGRESS_LIMIT).takeovers();
        var replica = crew.any();
        log.accept("pause " + replica.name());
        long paused = System.nanoTime();
        long session = Crew.SESSION_TIMEOUT.toNanos();
        replica.pause();
        try {
            // Its partitions go to another, unless it had none, or holds a transaction open over which others wait
            overseer.await("the paused session ends", PROGRESS_LIMIT, book -> {
                long elapsed = System.nanoTime() - paused;
                return elapsed > session && (book.takeovers() > before || elapsed > session + TAKEOVER.toNanos());
            });
        } finally {
            replica.resume();
        }
        log.accept("resume " + replica.name());
    }

    private void cutCommit(Moment moment) throws StallException {
        log.accept("cut the next connection " + (moment == Moment.BEFORE ? "before" : "after") + " its COMMIT");
        arena.trap().arm(moment);
        try {
            overseer.awaitCondition("a COMMIT to be cut", COMMIT_LIMIT, arena.trap()::isSprung);
        } finally {
            arena.trap().disarm();
        }
    }

    private void movePartitions() throws StallException {
        var before = overseer.progress(PROGRESS_LIMIT).takeovers();
        var fresh = crew.reinforce();
        log.accept("start " + fresh.name() + " beside the others");
        overseer.await(
                "partitions move to " + fresh.name(),
                PROGRESS_LIMIT,
                book -> book.takeovers() > before && fresh.isReady());
        log.accept("stop " + crew.relieve().name());
    }

    private void awaitProgress(Act act) throws StallException {
        long from = overseer.progress(PROGRESS_LIMIT).records();
        overseer.await("the book goes on after " + act.text(), PROGRESS_LIMIT, book -> book.records() > from);
    }

    private Duration some(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
    }
}

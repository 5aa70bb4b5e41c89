package io.shadowledger.proof.chaos;

import io.shadowledger.proof.arena.BookProbe;
import io.shadowledger.proof.arena.BookProbe.Progress;
import io.shadowledger.proof.arena.Replica;
import io.shadowledger.proof.arena.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for the ledger to go on, and says what the state is when it does not. */
final class Overseer {

    private static final int LOG_LINES = 6;

    private final BookProbe book;
    private final Supplier<List<Replica>> working;
    private final Feed feed;
    private final Supplier<String> group;

    /** @param group what the broker says of the consumer group */
    Overseer(BookProbe book, Supplier<List<Replica>> working, Feed feed, Supplier<String> group) {
        this.book = book;
        this.group = group;
        this.working = working;
        this.feed = feed;
    }

    /** How far the book is; waits for a database that is not there. */
    Progress progress(Duration limit) throws StallException {
        return await("the book can be asked", limit, _ -> true);
    }

    /** Waits until the book is as wanted, and gives it back. */
    Progress await(String what, Duration limit, Predicate<Progress> wanted) throws StallException {
        var found = new Progress[] {Progress.NONE};
        awaitCondition(what, limit, () -> {
            var now = book.progress();
            now.ifPresent(progress -> found[0] = progress);
            return now.filter(wanted).isPresent();
        });
        return found[0];
    }

    /** Waits as long as the book moves; until it is as wanted, or stood still for the limit. */
    Progress awaitWhileMoving(String what, Duration stillness, Predicate<Progress> wanted) throws StallException {
        long records = -1;
        while (true) {
            long known = records;
            var now = await(what, stillness, progress -> wanted.test(progress) || progress.records() > known);
            if (wanted.test(now)) {
                return now;
            }
            records = now.records();
        }
    }

    void awaitCondition(String what, Duration limit, BooleanSupplier condition) throws StallException {
        if (!Waiting.until(limit, condition)) {
            throw new StallException("not within " + limit.toSeconds() + " s: " + what + "\n" + state());
        }
    }

    /** @throws StallException if a process ended that nobody ended, or the feed gave up */
    void requireAllAtWork() throws StallException {
        for (var replica : working.get()) {
            if (!replica.isAlive()) {
                throw new StallException(replica.name() + " ended by itself; see " + replica.log() + "\n" + state());
            }
        }
        var failure = feed.failure();
        if (failure.isPresent()) {
            throw new StallException(failure.get() + "\n" + state());
        }
    }

    private String state() {
        var lines = new ArrayList<String>();
        lines.add("  book: " + book.progress().map(Progress::toString).orElse("cannot be asked"));
        lines.add("  consumer group: " + group.get());
        for (var replica : working.get()) {
            lines.add("  " + replica.name() + ": "
                    + (replica.isAlive() ? replica.readiness().strip() : "not running"));
            replica.lastLines(LOG_LINES).forEach(line -> lines.add("    " + line));
        }
        return String.join("\n", lines);
    }
}

package io.shadowledger.console.client;

import io.shadowledger.api.audit.AuditApi;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.api.system.SystemStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks at the ledger every few seconds, once for all screens, and tells them what has changed; a screen then reads its
 * own rows as its own user. While nobody looks at a screen, it does not look either.
 *
 * <p>It asks with the token of one of those who look at a screen. What it passes on is when it looked, and the numbers of
 * changes: nothing that only this user may see.
 */
@Component
public class LedgerFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFeed.class);
    private static final int HEAD = 10;

    /** What a screen can be about. */
    public enum Topic {
        /** Entries and balances. */
        BOOK,
        /** What the status page says, such as how much waits to be posted. */
        STATUS,
        /** Reports, breaks, corrections, and whatever else stands in the audit trail. */
        DRIFT,
        /** Dead letters and conflicts. */
        LETTERS
    }

    /**
     * One look at the ledger.
     *
     * @param at when it was, or would have been, taken
     * @param answered whether the ledger answered
     * @param changes how often each topic was seen to change; another number means other content
     */
    public record Beat(Instant at, boolean answered, Map<Topic, Long> changes) {

        public Beat {
            changes = Map.copyOf(changes);
        }

        /** The number of changes of these topics together. */
        public long changes(Set<Topic> topics) {
            return topics.stream()
                    .mapToLong(topic -> changes.getOrDefault(topic, 0L))
                    .sum();
        }
    }

    /** A screen, and whose it is. Called by the feed's own thread, which must not wait. */
    public interface Viewer {

        void beat(Beat beat);

        /** The ledger no longer takes the token of the viewer's user; the viewer hears no more. */
        void ended();
    }

    private final StatusFeed status;
    private final DriftApi drift;
    private final AuditApi audit;
    private final Clock clock;
    private final Map<Viewer, SignedInAuthentication> viewers = new ConcurrentHashMap<>();
    private final Map<Topic, Object> seen = new EnumMap<>(Topic.class);
    private final Map<Topic, Long> changes = new EnumMap<>(Topic.class);
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ledger-feed").factory());
    private volatile Beat latest;

    @Autowired
    LedgerFeed(StatusFeed status, DriftApi drift, AuditApi audit, Clock clock, LedgerEndpoints endpoints) {
        this(status, drift, audit, clock);
        long millis = endpoints.lookEvery().toMillis();
        var _ = pace.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** One that looks only when it is told to. */
    LedgerFeed(StatusFeed status, DriftApi drift, AuditApi audit, Clock clock) {
        this.status = status;
        this.drift = drift;
        this.audit = audit;
        this.clock = clock;
        this.latest = new Beat(clock.instant(), true, Map.of());
    }

    /** Tells a viewer of every look from now on, for the user who is signed in on this thread; without one, nothing. */
    public void follow(Viewer viewer) {
        SignedInAuthentication.current().ifPresent(user -> viewers.put(viewer, user));
    }

    public void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    /** Runs something for a viewer as the viewer's user, on whatever thread; nothing if the viewer has left. */
    public void asUserOf(Viewer viewer, Runnable action) {
        var user = viewers.get(viewer);
        if (user != null) {
            user.call(() -> {
                action.run();
                return true;
            });
        }
    }

    /** Takes one look and tells all viewers. */
    final void look() {
        viewers.forEach((viewer, user) -> {
            if (!user.isValid(clock.instant())) {
                end(viewer);
            }
        });
        if (viewers.isEmpty()) {
            return;
        }
        try {
            latest = taken();
        } catch (RuntimeException unexpected) {
            // A feed that dies of one answer would leave every screen standing still without saying so.
            LOG.atError().setCause(unexpected).log("Looking at the ledger failed");
            latest = unanswered();
        }
        viewers.keySet().forEach(viewer -> viewer.beat(latest));
    }

    /** Asks as one of the viewers' users; those whose token has ended are told and leave. */
    private Beat taken() {
        for (var entry : byWhatTheySee()) {
            try {
                return entry.getValue().call(() -> ask(entry.getValue()));
            } catch (SessionEndedException ended) {
                end(entry.getKey());
            } catch (LedgerException away) {
                return unanswered();
            }
        }
        return unanswered();
    }

    private void end(Viewer viewer) {
        viewers.remove(viewer);
        viewer.ended();
    }

    private List<Map.Entry<Viewer, SignedInAuthentication>> byWhatTheySee() {
        return viewers.entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> !entry.getValue().getPrincipal().seesDrift()))
                .toList();
    }

    private Beat ask(SignedInAuthentication user) {
        var at = clock.instant();
        var now = status.ask();
        note(Topic.BOOK, List.of(now.entries(), now.accounts(), now.balanced(), postedUpTo(now)));
        note(Topic.STATUS, List.of(now.balanced(), now.partitions()));
        note(Topic.LETTERS, List.of(now.deadLetters(), now.openDeadLetters(), now.conflicts()));
        if (user.getPrincipal().seesDrift()) {
            // Every act of a person is a row of the audit trail; what a comparison finds comes with its report
            var head = audit.entries(null, null, null, null, null, null, 1).items();
            note(Topic.DRIFT, List.of(head, drift.reports(null, HEAD).items()));
        }
        return new Beat(at, true, changes);
    }

    private static List<Long> postedUpTo(SystemStatus status) {
        return status.partitions().stream()
                .map(SystemStatus.Partition::nextOffset)
                .toList();
    }

    /** Acts on dead letters are in the trail as well, so a change of it is one of theirs. */
    private void note(Topic topic, Object content) {
        @Nullable Object before = seen.put(topic, content);
        if (!content.equals(before)) {
            changes.merge(topic, 1L, Long::sum);
        }
        if (topic == Topic.DRIFT && !content.equals(before)) {
            changes.merge(Topic.LETTERS, 1L, Long::sum);
        }
    }

    private Beat unanswered() {
        return new Beat(clock.instant(), false, changes);
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }
}

package io.shadowledger.service.intake;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.event.BookableEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * The event ids that the door knows: all that were posted, and the latest that this process accepted.
 *
 * <p>This is a service to the sender, who learns of a repetition at once. That nothing is posted twice does not rest on
 * it, so while the database cannot be asked events are accepted all the same: the topic takes them, and posting sorts
 * them out.
 */
@Component
@ConditionalOnRole(ServiceRole.EVENTS)
final class KnownEvents {

    private static final Logger log = LoggerFactory.getLogger(KnownEvents.class);
    private static final int REMEMBERED = 50_000;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, BookableEvent> recent = new Recent();
    private volatile Instant askAgainAt = Instant.MIN;

    KnownEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is known of an event's id. */
    enum Knowledge {
        NEW,
        /** Known, with the same content. */
        SAME,
        /** Known, with other content. */
        OTHER
    }

    /**
     * The answer for a number of ids, asked in one query.
     *
     * @param accepted lately, by this process
     * @param posted the content hashes of what is in the book
     */
    record Lookup(Map<String, BookableEvent> accepted, Map<String, byte[]> posted) {

        Knowledge about(Submission event) {
            var same = accepted.get(event.eventId());
            if (same != null) {
                return same.equals(event.event()) ? Knowledge.SAME : Knowledge.OTHER;
            }
            var hash = posted.get(event.eventId());
            if (hash == null) {
                return Knowledge.NEW;
            }
            return event.hasHash(hash) ? Knowledge.SAME : Knowledge.OTHER;
        }
    }

    Lookup of(Collection<String> eventIds) {
        var accepted = new HashMap<String, BookableEvent>();
        synchronized (recent) {
            for (var id : eventIds) {
                var event = recent.get(id);
                if (event != null) {
                    accepted.put(id, event);
                }
            }
        }
        boolean ask = accepted.size() < eventIds.size() && !clock.instant().isBefore(askAgainAt);
        return new Lookup(accepted, ask ? posted(eventIds) : Map.of());
    }

    /** Remembers events that were accepted and are not posted yet. */
    void remember(Collection<Submission> events) {
        synchronized (recent) {
            for (var event : events) {
                recent.put(event.eventId(), event.event());
            }
        }
    }

    private Map<String, byte[]> posted(Collection<String> eventIds) {
        var hashes = new HashMap<String, byte[]>();
        try {
            jdbc.sql("select event_id, content_hash from event_seen where event_id = any(?)")
                    .param(eventIds.toArray(String[]::new))
                    .query(row -> {
                        hashes.put(row.getString(1), row.getBytes(2));
                    });
        } catch (DataAccessException | CannotCreateTransactionException failure) {
            askAgainAt = clock.instant().plus(PAUSE_AFTER_FAILURE);
            log.atWarn()
                    .addKeyValue("reason", failure.getMostSpecificCause().getMessage())
                    .log(
                            "Posted event ids cannot be looked up; events are accepted, repetitions are found when posting");
        }
        return hashes;
    }

    private static final class Recent extends LinkedHashMap<String, BookableEvent> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BookableEvent> eldest) {
            return size() > REMEMBERED;
        }
    }
}

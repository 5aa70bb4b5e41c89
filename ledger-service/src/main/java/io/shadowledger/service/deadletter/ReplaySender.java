package io.shadowledger.service.deadletter;

import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.kafka.EventPublisher;
import io.shadowledger.service.kafka.NotSentException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries replays that were asked for to the topic, and follows what the book makes of them.
 *
 * <p>A crash between sending and committing sends the record once more, which is harmless: the book takes an event id
 * once. Replicas share the work by locking the replays' rows.
 */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class ReplaySender {

    /** With the pauses below, about an hour and a half. */
    static final int MAX_TRIES = 25;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int BATCH = 200;

    private final ReplaySends sends;
    private final LetterStates states;
    private final Reader reader;
    private final AuditTrail audit;
    private final EventPublisher publisher;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReplaySender(
            ReplaySends sends,
            LetterStates states,
            Reader reader,
            AuditTrail audit,
            EventPublisher publisher,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.sends = sends;
        this.states = states;
        this.reader = reader;
        this.audit = audit;
        this.publisher = publisher;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** One round; answers whether any replay may come to something soon. */
    boolean round() {
        int sent = send();
        settle();
        return sent > 0 || sends.sent() > 0;
    }

    /** Sends a batch; answers how many the broker confirmed. */
    int send() {
        var confirmed = transaction.execute(_ -> {
            var due = sends.lockDue(clock.instant(), BATCH);
            var tried = publish(due);
            int sent = 0;
            for (int i = 0; i < due.size(); i++) {
                // Without the broker every single send waits its full time: the first that fails speaks for the rest.
                sent += mark(due.get(i), tried.get(Math.min(i, tried.size() - 1))) ? 1 : 0;
            }
            return sent;
        });
        return confirmed == null ? 0 : confirmed;
    }

    /** Looks what became of those on the topic; answers how many have an outcome now. */
    int settle() {
        var settled = transaction.execute(_ -> {
            var arrived = sends.lockArrived(BATCH);
            arrived.forEach(this::settle);
            return arrived.size();
        });
        return settled == null ? 0 : settled;
    }

    private List<CompletableFuture<RecordMetadata>> publish(List<ReplaySends.Due> due) {
        var tried = new ArrayList<CompletableFuture<RecordMetadata>>(due.size());
        for (var each : due) {
            var confirmed = publisher.publish(record(each));
            tried.add(confirmed);
            if (confirmed.isCompletedExceptionally() && confirmed.exceptionNow() instanceof NotSentException) {
                break;
            }
        }
        return tried;
    }

    private ProducerRecord<byte @Nullable [], byte @Nullable []> record(ReplaySends.Due due) {
        return new ProducerRecord<>(
                due.letter().topic(),
                null,
                key(due),
                due.payload(),
                List.of(
                        header("replay", due.replayId()),
                        header("replay-of", due.letter().toString())));
    }

    /** The original key: the account's other events went where it leads. A record without one goes by its account. */
    private byte @Nullable [] key(ReplaySends.Due due) {
        if (due.recordKey() != null) {
            return due.recordKey();
        }
        return reader.read(due.letter().topic(), due.payload()) instanceof Reader.Read.Readable(var event)
                ? event.accountId().getBytes(StandardCharsets.UTF_8)
                : null;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private boolean mark(ReplaySends.Due due, CompletableFuture<RecordMetadata> confirmed) {
        var now = clock.instant();
        try {
            var place = confirmed.join();
            sends.markSent(due, place, now);
            audit(Act.DEAD_LETTER_REPLAY_SENT, due.letter(), due.replayId(), ReplayStatus.SENDING, ReplayStatus.SENT);
            return true;
        } catch (CompletionException failure) {
            var cause = failure.getCause() == null ? failure : failure.getCause();
            var problem = "the broker did not confirm it: " + cause.getMessage();
            if (due.tries() + 1 < MAX_TRIES) {
                sends.markFailed(due, problem, now.plus(pause(due.tries())));
            } else {
                sends.giveUp(due, problem, now);
                states.reopen(due.key());
                audit(
                        Act.DEAD_LETTER_REPLAY_SETTLED,
                        due.letter(),
                        due.replayId(),
                        ReplayStatus.SENDING,
                        ReplayStatus.UNCONFIRMED);
            }
            return false;
        }
    }

    static Duration pause(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void settle(ReplaySends.Arrived arrived) {
        boolean lost = arrived.outcome() == ReplayStatus.UNCONFIRMED;
        var now = clock.instant();
        sends.settle(
                arrived,
                lost ? "its record is not where the broker confirmed it: was the topic made anew?" : null,
                now);
        if (lost) {
            states.reopen(arrived.key());
        } else {
            states.replayed(arrived.key(), now);
        }
        audit(
                Act.DEAD_LETTER_REPLAY_SETTLED,
                arrived.letter(),
                arrived.replayId(),
                ReplayStatus.SENT,
                arrived.outcome());
    }

    private void audit(Act act, RecordId letter, String replayId, ReplayStatus before, ReplayStatus after) {
        audit.add(
                AuditTrail.SYSTEM,
                act,
                letter.toString(),
                Map.of("replayId", replayId, "status", before),
                Map.of("replayId", replayId, "status", after));
    }
}

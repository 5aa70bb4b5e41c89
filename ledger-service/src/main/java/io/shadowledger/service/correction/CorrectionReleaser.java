package io.shadowledger.service.correction;

import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.drift.Breaks;
import io.shadowledger.service.drift.OpenBreak;
import io.shadowledger.service.event.EventWriter;
import io.shadowledger.service.kafka.EventPublisher;
import io.shadowledger.service.kafka.Topics;
import io.shadowledger.service.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries approved corrections to the topic, and sees them into the book.
 *
 * <p>A crash at any point leaves one entry: the record is the same every time it is sent, and the book takes an event id
 * once. Replicas share the work by locking the correction's row.
 */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class CorrectionReleaser {

    private static final Logger log = LoggerFactory.getLogger(CorrectionReleaser.class);
    private static final int BATCH = 50;

    private final CorrectionRepository repository;
    private final Breaks breaks;
    private final AuditTrail audit;
    private final EventPublisher publisher;
    private final Reversals reversals;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** Breaks that cannot be compared anew now, so that the log says it once of each. */
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    CorrectionReleaser(
            CorrectionRepository repository,
            Breaks breaks,
            AuditTrail audit,
            EventPublisher publisher,
            Reversals reversals,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.breaks = breaks;
        this.audit = audit;
        this.publisher = publisher;
        this.reversals = reversals;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** One round; answers whether any correction is still on its way. */
    boolean round() {
        var approved = repository.approved(BATCH);
        approved.forEach(this::release);
        repository.arrived(BATCH).forEach(this::post);
        var rechecking = breaksToRecheck();
        rechecking.forEach(this::recheck);
        return !approved.isEmpty() || rechecking.size() == BATCH || repository.released() > 0;
    }

    /**
     * Sends one approved correction and, once all in-sync replicas have it, marks it released.
     *
     * @throws KafkaException if the broker did not confirm; the correction stays approved, and is sent again
     */
    void release(String correctionId) {
        transaction.executeWithoutResult(_ -> breakOf(correctionId)
                .flatMap(open -> repository.lockApproved(correctionId).map(row -> new Approved(open, row)))
                .ifPresent(approved -> {
                    var row = approved.row();
                    var event = row.event();
                    if (!CorrectionRow.digest(event).equals(row.digest())) {
                        log.atError()
                                .addKeyValue("correctionId", correctionId)
                                .log("A correction is not what was approved, and is not released: its digest differs");
                        return;
                    }
                    send(row);
                    repository.markReleased(correctionId, clock.instant());
                    if (!row.isReversal()) {
                        breaks.move(
                                approved.open(),
                                BreakStatus.RELEASED,
                                AuditTrail.SYSTEM,
                                "Correction " + correctionId + " is on the topic " + Topics.CORRECTIONS + ".");
                    }
                    audit.add(
                            AuditTrail.SYSTEM,
                            Act.CORRECTION_RELEASED,
                            correctionId,
                            Map.of("status", CorrectionStatus.APPROVED),
                            Map.of("status", CorrectionStatus.RELEASED, "topic", Topics.CORRECTIONS));
                }));
    }

    private void send(CorrectionRow row) {
        var record = new ProducerRecord<byte @Nullable [], byte @Nullable []>(
                Topics.CORRECTIONS, row.accountId().getBytes(StandardCharsets.UTF_8), EventWriter.write(row.event()));
        try {
            publisher.publish(record).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof KafkaException kafka ? kafka : failure;
        }
    }

    /** Marks a correction posted whose entry stands in the book; from then on its break waits to be compared anew. */
    void post(CorrectionRow row) {
        transaction.executeWithoutResult(_ -> breaks.lock(row.breakId()).ifPresent(open -> {
            if (repository.markPosted(row.correctionId(), clock.instant())) {
                audit.add(
                        AuditTrail.SYSTEM,
                        Act.CORRECTION_POSTED,
                        row.correctionId(),
                        Map.of("status", CorrectionStatus.RELEASED),
                        Map.of("status", CorrectionStatus.POSTED));
                if (row.isReversal()) {
                    reversals.posted(open, row);
                    return;
                }
                breaks.move(
                        open,
                        BreakStatus.RECHECKING,
                        AuditTrail.SYSTEM,
                        "Correction " + row.correctionId() + " of " + row.amount() + " stands in the book.");
            }
        }));
    }

    private List<String> breaksToRecheck() {
        return Objects.requireNonNull(transaction.execute(_ -> breaks.rechecking(BATCH)));
    }

    /** Compares a break anew in a transaction of its own: what was posted stays posted, whatever the comparison meets. */
    void recheck(String breakId) {
        try {
            transaction.executeWithoutResult(_ -> breaks.recheck(breakId));
            waiting.remove(breakId);
        } catch (ProblemException refused) {
            // One that cannot be compared now, such as for a detached month, must not hold up the others.
            if (waiting.add(breakId)) {
                log.atWarn()
                        .addKeyValue("breakId", breakId)
                        .addKeyValue("reason", refused.detail())
                        .log("A break cannot be compared anew after its correction yet; trying again");
            }
        }
    }

    /** Locks the break of a correction: it comes before its correction in the order of locks. */
    private Optional<OpenBreak> breakOf(String correctionId) {
        return repository.find(correctionId).flatMap(row -> breaks.lock(row.breakId()));
    }

    private record Approved(OpenBreak open, CorrectionRow row) {}
}

package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import io.shadowledger.api.verification.VerificationStatus;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.database.BookDatabase;
import io.shadowledger.service.verify.BookVerifier.Outcome;
import io.shadowledger.service.verify.BookVerifier.StoppedException;
import io.shadowledger.service.verify.VerificationRepository.Claimed;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on verifications. Whatever happens to the process, another goes on from the last checkpoint once the lease has
 * run out; a process that stops in good order gives the lease back.
 */
@Component
class VerificationRunner {

    private static final Logger log = LoggerFactory.getLogger(VerificationRunner.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int MAX_FAILURES = 20;

    private final VerificationRepository repository;
    private final VerificationProperties properties;
    private final BookDatabase database;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final UUID owner = UUID.randomUUID();

    private volatile boolean stopping;
    private volatile @Nullable BookVerifier current;

    VerificationRunner(
            VerificationRepository repository,
            VerificationProperties properties,
            BookDatabase database,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.properties = properties;
        this.database = database;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Works on a verification that waits, if there is one; answers whether there was. */
    boolean round() {
        return run(null);
    }

    /** Works on the given verification, or on any; answers whether it got hold of one. */
    boolean run(@Nullable String verificationId) {
        if (stopping) {
            return false;
        }
        var claimed = repository.claim(owner, properties.lease(), clock.instant(), verificationId);
        claimed.ifPresent(this::work);
        return claimed.isPresent();
    }

    /** Ends the work soon; what was reached is kept. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        var verifier = current;
        if (verifier != null) {
            verifier.stop();
        }
    }

    private void work(Claimed claimed) {
        var progress = new LeasedProgress(claimed.verificationNo());
        var verifier = new BookVerifier(database, properties.parallelism(), progress);
        current = verifier;
        if (stopping) {
            verifier.stop();
        }
        log.atInfo().addKeyValue("verification", claimed.verificationId()).log("Verification taken up");
        try (var _ = Heartbeat.start(properties.lease().dividedBy(6), () -> progress.beat(verifier))) {
            var tasks = repository.tasks(claimed.verificationNo());
            finish(claimed, verifier.verify(new BookVerifier.Plan(tasks, claimed.whole(), !claimed.newOnly())));
        } catch (StoppedException stopped) {
            repository.release(
                    claimed.verificationNo(),
                    owner,
                    "interrupted: waiting for a process to go on",
                    Duration.ZERO,
                    false);
        } catch (SQLException | RuntimeException failure) {
            failed(claimed, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            current = null;
        }
    }

    private void finish(Claimed claimed, Outcome outcome) {
        transaction.executeWithoutResult(_ -> {
            var status = outcome.good() ? VerificationStatus.GOOD : VerificationStatus.BROKEN;
            var stage = outcome.good() ? "everything is as it was posted" : "something is not as it was posted";
            if (!repository.over(claimed.verificationNo(), owner, status, stage, outcome.findings(), clock.instant())) {
                // Another process took it over, and will say the same
                return;
            }
            outcome.ends().keySet().forEach(id -> {
                var finding = outcome.broken().get(id);
                repository.partitionOver(
                        claimed.verificationNo(),
                        id,
                        finding == null ? VerificationStatus.GOOD : VerificationStatus.BROKEN,
                        finding);
            });
            audit.add(AuditTrail.SYSTEM, Act.VERIFICATION_ENDED, claimed.verificationId(), null, told(status, outcome));
        });
        log.atInfo()
                .addKeyValue("verification", claimed.verificationId())
                .addKeyValue("good", outcome.good())
                .log("Verification is over");
    }

    /** The heads, so that the audit trail can be held against the book later. */
    private static Map<String, Object> told(VerificationStatus status, Outcome outcome) {
        var heads = new LinkedHashMap<String, String>();
        outcome.ends()
                .forEach((id, end) ->
                        heads.put("partition " + id + ", batch " + end.batchNo(), Findings.hex(end.chainHead())));
        List<Finding> findings = new ArrayList<>(outcome.broken().values());
        findings.addAll(outcome.findings());
        return Map.of("status", status, "heads", heads, "findings", findings);
    }

    private void failed(Claimed claimed, Exception failure) {
        var reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        log.atWarn()
                .addKeyValue("verification", claimed.verificationId())
                .setCause(failure)
                .log("A verification was interrupted; it goes on from its last checkpoint");
        int failures = repository.release(
                claimed.verificationNo(),
                owner,
                "interrupted, goes on by itself: " + reason,
                PAUSE_AFTER_FAILURE,
                true);
        if (failures >= MAX_FAILURES) {
            transaction.executeWithoutResult(_ -> {
                var why = "given up after " + failures + " failures in a row: " + reason;
                repository.over(
                        claimed.verificationNo(), owner, VerificationStatus.FAILED, why, List.of(), clock.instant());
                audit.add(
                        AuditTrail.SYSTEM,
                        Act.VERIFICATION_ENDED,
                        claimed.verificationId(),
                        null,
                        Map.of("status", VerificationStatus.FAILED, "reason", why));
            });
        }
    }

    /** Writes what is reached, for as long as the lease stands. */
    private final class LeasedProgress implements VerificationProgress {

        private final long verificationNo;
        private final long started = System.nanoTime();
        private volatile String stage = "starting";

        LeasedProgress(long verificationNo) {
            this.verificationNo = verificationNo;
        }

        @Override
        public void stage(String what) {
            stage = what;
        }

        @Override
        public void reached(int partitionId, Checkpoint checkpoint) {
            if (!repository.reached(verificationNo, owner, partitionId, checkpoint)) {
                throw new IllegalStateException("another process has taken this verification over");
            }
        }

        void beat(BookVerifier verifier) {
            double seconds = Math.max(1e-3, (System.nanoTime() - started) / 1e9);
            long rate = Math.round(verifier.entries() / seconds);
            if (!repository.renew(verificationNo, owner, properties.lease(), stage, rate)) {
                verifier.stop();
            }
        }
    }
}

package io.shadowledger.service.correction;

import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.drift.Breaks;
import io.shadowledger.service.drift.OpenBreak;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Corrects what the policy in force is for, and nothing without one. Proposal and approval are one transaction, so a crash
 * leaves both or none; the database holds both to the policy, and the daily cap with them.
 */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class AutoCorrections {

    private static final Logger log = LoggerFactory.getLogger(AutoCorrections.class);
    private static final int BATCH = 50;

    private final CorrectionProperties properties;
    private final Policies policies;
    private final PolicyRepository candidates;
    private final CorrectionRepository repository;
    private final Breaks breaks;
    private final AuditTrail audit;
    private final BackgroundLoop releasing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AutoCorrections(
            CorrectionProperties properties,
            Policies policies,
            PolicyRepository candidates,
            CorrectionRepository repository,
            Breaks breaks,
            AuditTrail audit,
            BackgroundLoop correctionReleasing,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.properties = properties;
        this.policies = policies;
        this.candidates = candidates;
        this.repository = repository;
        this.breaks = breaks;
        this.audit = audit;
        this.releasing = correctionReleasing;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** One round; answers whether there may be more to correct at once. */
    boolean round() {
        var policy = policies.applicable();
        if (policy.isEmpty()) {
            return false;
        }
        boolean more = false;
        for (var rule : properties.auto()) {
            more |= round(policy.get(), rule);
        }
        return more;
    }

    private boolean round(StoredPolicy policy, CorrectionProperties.Auto rule) {
        int corrected = 0;
        var found = candidates.candidates(rule, policies.allowed(rule), clock.instant(), BATCH);
        for (var breakId : found) {
            if (correct(breakId, policy)) {
                corrected++;
            }
        }
        if (corrected > 0) {
            releasing.wake();
        }
        return corrected == BATCH;
    }

    /** Corrects one break; answers whether it did. */
    boolean correct(String breakId, StoredPolicy policy) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> breaks.lock(breakId)
                    .filter(this::isCorrectable)
                    .map(open -> {
                        correct(open, policy);
                        return true;
                    })
                    .orElse(false)));
        } catch (DataIntegrityViolationException refused) {
            // The day's cap is reached by another process, or another policy is in force by now.
            log.atInfo()
                    .addKeyValue("breakId", breakId)
                    .addKeyValue("reason", refused.getMostSpecificCause().getMessage())
                    .log("The database does not let the policy correct a break");
            return false;
        }
    }

    private boolean isCorrectable(OpenBreak open) {
        if (open.isOver() || repository.alive(open.breakNo()).isPresent()) {
            return false;
        }
        var drift = breaks.driftNow(open);
        if (!drift.equals(open.drift())) {
            breaks.review(open, BreakStatus.SELF_HEALED, "The drift changed before the policy corrected it.");
            return false;
        }
        return true;
    }

    private void correct(OpenBreak open, StoredPolicy policy) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var amount = open.drift().negated();
        var id = CorrectionIds.of(open, repository.finished(open.breakNo()));
        var reason = "Within policy " + policy.policyId();
        var proposed = CorrectionRow.proposed(
                id,
                CorrectionRow.Ground.of(open),
                amount,
                reason,
                AuditTrail.POLICY,
                now,
                now.plus(properties.expireAfter()),
                null,
                policy);
        repository.insert(proposed);
        breaks.move(open, BreakStatus.PROPOSED, AuditTrail.POLICY, sentence("Proposed", id, amount, policy));
        audit.add(AuditTrail.POLICY, Act.CORRECTION_PROPOSED, id, null, proposed.view());
        repository.decide(id, CorrectionStatus.APPROVED, AuditTrail.POLICY, now, null);
        breaks.move(open, BreakStatus.APPROVED, AuditTrail.POLICY, sentence("Approved", id, amount, policy));
        audit.add(
                AuditTrail.POLICY,
                Act.CORRECTION_APPROVED,
                id,
                proposed.view(),
                repository.find(id).map(CorrectionRow::view).orElseThrow());
    }

    private static String sentence(String act, String correctionId, Money amount, StoredPolicy policy) {
        return act + " correction " + correctionId + " of " + amount + " within policy " + policy.policyId() + " ("
                + policy.digest() + ").";
    }
}

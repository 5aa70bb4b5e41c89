package io.shadowledger.service.correction;

import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.drift.Breaks;
import io.shadowledger.service.gateway.UserNames;
import io.shadowledger.service.problem.FourEyesException;
import io.shadowledger.service.problem.ProblemException;
import io.shadowledger.service.problem.StateException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a checker decides, and what time decides where no checker does. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class Decisions {

    private static final int BATCH = 100;

    private final Corrections corrections;
    private final CorrectionRepository repository;
    private final Limits limits;
    private final Breaks breaks;
    private final AuditTrail audit;
    private final BackgroundLoop releasing;
    private final Clock clock;

    Decisions(
            Corrections corrections,
            CorrectionRepository repository,
            Limits limits,
            Breaks breaks,
            AuditTrail audit,
            BackgroundLoop correctionReleasing,
            Clock clock) {
        this.corrections = corrections;
        this.repository = repository;
        this.limits = limits;
        this.breaks = breaks;
        this.audit = audit;
        this.releasing = correctionReleasing;
        this.clock = clock;
    }

    CorrectionRow approve(String correctionId, String digest, @Nullable String note, String checker) {
        var tooLate = corrections.inTransaction(() -> approved(correctionId, digest, note, checker));
        if (tooLate.isPresent()) {
            // Thrown after the commit: that it is stale or expired now has to stay on the record.
            throw tooLate.get();
        }
        releasing.wake();
        return corrections.correction(correctionId);
    }

    CorrectionRow reject(String correctionId, String note, String who) {
        return corrections.inTransaction(() -> {
            var locked = corrections.lock(correctionId);
            locked.requireProposed();
            boolean own = UserNames.samePerson(locked.row().maker(), who);
            decide(locked, CorrectionStatus.REJECTED, own ? null : who, clock.instant(), note);
            putBack(locked, who, (own ? "Withdrew " : "Rejected ") + name(locked.row()) + ": " + note);
            return audited(locked, Act.CORRECTION_REJECTED, who);
        });
    }

    /** One round of expiry; answers whether there are more whose time is over. */
    boolean expire() {
        var due = repository.expired(clock.instant(), BATCH);
        due.forEach(this::expire);
        return due.size() == BATCH;
    }

    /** Ends a proposal whose time is over; nothing happens if somebody decided on it meanwhile. */
    void expire(String correctionId) {
        corrections.inTransaction(() -> {
            var locked = corrections.lock(correctionId);
            var now = clock.instant();
            boolean due = locked.row().status() == CorrectionStatus.PROPOSED
                    && locked.row().isExpired(now);
            return due ? expired(locked, now) : locked.row();
        });
    }

    /** Approves; if it is too late for that, it puts this on the record instead and answers with the refusal. */
    private Optional<ProblemException> approved(
            String correctionId, String digest, @Nullable String note, String checker) {
        var locked = corrections.lock(correctionId);
        var row = locked.row();
        if (UserNames.samePerson(row.maker(), checker)) {
            throw FourEyesException.ofCorrection(correctionId, null);
        }
        locked.requireProposed();
        if (row.policyNo() != null) {
            throw new StateException("correction " + correctionId + " is a policy's: no person approves it");
        }
        if (!row.digest().equals(digest)) {
            throw new StateException(
                    "the digest is not that of correction " + correctionId + ": look at it again before approving");
        }
        var now = clock.instant();
        if (row.isExpired(now)) {
            expired(locked, now);
            return Optional.of(new StateException(
                    "correction " + correctionId + " expired at " + row.expiresAt() + ": propose anew"));
        }
        limits.requireMayApprove(checker, row.amount());
        // A reversal brings a difference back; there is none that it has to fit.
        var stale = row.isReversal() ? Optional.<ProblemException>empty() : stale(locked, now, checker);
        if (stale.isPresent()) {
            return stale;
        }
        decide(locked, CorrectionStatus.APPROVED, checker, now, note);
        var what = "Approved " + name(row) + " of " + row.amount() + (note == null ? "." : ": " + note);
        if (row.isReversal()) {
            breaks.note(locked.open(), checker, what);
        } else {
            breaks.move(locked.open(), BreakStatus.APPROVED, checker, what);
        }
        audited(locked, Act.CORRECTION_APPROVED, checker);
        return Optional.empty();
    }

    /** Makes a correction stale whose drift is another by now; empty when it still fits. */
    private Optional<ProblemException> stale(Corrections.Locked locked, Instant now, String checker) {
        var row = locked.row();
        var drift = breaks.driftNow(locked.open());
        if (drift.equals(row.amount().negated())) {
            return Optional.empty();
        }
        decide(locked, CorrectionStatus.STALE, null, now, null);
        breaks.review(
                locked.open(),
                BreakStatus.SELF_HEALED,
                "The drift changed before correction " + row.correctionId() + " was approved.");
        audited(locked, Act.CORRECTION_STALE, checker);
        return Optional.of(new StaleException("the drift is " + drift + " now, and correction " + row.correctionId()
                + " was proposed for " + row.amount().negated() + ": propose anew"));
    }

    private CorrectionRow expired(Corrections.Locked locked, Instant now) {
        decide(locked, CorrectionStatus.EXPIRED, null, now, null);
        putBack(
                locked,
                AuditTrail.SYSTEM,
                "Nobody decided on " + name(locked.row()) + " until "
                        + locked.row().expiresAt() + ": it expired.");
        return audited(locked, Act.CORRECTION_EXPIRED, AuditTrail.SYSTEM);
    }

    private void decide(
            Corrections.Locked locked, CorrectionStatus to, @Nullable String who, Instant now, @Nullable String note) {
        repository.decide(locked.row().correctionId(), to, who, now, note);
    }

    /** A reversal has not moved the break, so its end does not either. */
    private void putBack(Corrections.Locked locked, String who, String what) {
        if (locked.row().isReversal()) {
            breaks.note(locked.open(), who, what);
        } else {
            breaks.putBack(locked.open(), who, what);
        }
    }

    private CorrectionRow audited(Corrections.Locked locked, Act act, String who) {
        var now = corrections.correction(locked.row().correctionId());
        audit.add(who, act, now.correctionId(), locked.row().view(), now.view());
        return now;
    }

    private static String name(CorrectionRow row) {
        return row.isReversal()
                ? "reversal " + row.correctionId() + " of correction " + row.reverses()
                : "correction " + row.correctionId();
    }
}

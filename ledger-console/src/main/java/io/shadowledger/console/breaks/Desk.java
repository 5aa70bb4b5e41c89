package io.shadowledger.console.breaks;

import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.console.client.SignedInUser;
import java.util.Optional;

/** What a user can do about a break. The ledger has the last word; this only spares the user a refusal. */
sealed interface Desk {

    /** Nobody has proposed anything: this user may. */
    record Propose(BreakDetail.Proposal proposal) implements Desk {}

    /** A correction waits for a checker. */
    record Decide(Correction correction, Approval approval, boolean mayReject) implements Desk {}

    /** An approved correction is on its way into the book. */
    record Follow(Correction correction) implements Desk {}

    /** The books tie again, through this correction or without one. */
    record Done(BreakStatus status, Optional<Correction> correction) implements Desk {}

    /** There is nothing to propose now. */
    record Nothing() implements Desk {}

    /** Whether this user may approve, and if not, why. */
    enum Approval {
        ALLOWED,
        /** The user proposed it. */
        OWN,
        /** The user lacks the role. */
        ROLE
    }

    static Desk of(BreakDetail detail, SignedInUser user) {
        var status = detail.summary().status();
        // A reversal is decided and followed on the break that it opens again, which is over until then
        var proposed = latest(detail, CorrectionStatus.PROPOSED);
        if (proposed.isPresent()) {
            var correction = proposed.get();
            return new Decide(correction, approval(correction, user), user.isChecker());
        }
        var approved = latest(detail, CorrectionStatus.APPROVED).or(() -> latest(detail, CorrectionStatus.RELEASED));
        if (approved.isPresent()) {
            return new Follow(approved.get());
        }
        var posted = latest(detail, CorrectionStatus.POSTED);
        if (status.isOver()) {
            return new Done(status, posted);
        }
        // Posted, and the break is not closed yet: the re-check is about to say so.
        if (posted.isPresent() && !status.isOpen()) {
            return new Follow(posted.get());
        }
        return detail.proposal() == null ? new Nothing() : new Propose(detail.proposal());
    }

    /** Whether something is under way that the screen should follow closely. */
    default boolean isMoving() {
        return this instanceof Follow;
    }

    private static Approval approval(Correction correction, SignedInUser user) {
        if (correction.maker().equals(user.name())) {
            return Approval.OWN;
        }
        return user.isChecker() ? Approval.ALLOWED : Approval.ROLE;
    }

    private static Optional<Correction> latest(BreakDetail detail, CorrectionStatus status) {
        return detail.corrections().stream()
                .filter(correction -> correction.status() == status)
                .findFirst();
    }
}

package io.shadowledger.service.correction;

import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.drift.Breaks;
import io.shadowledger.service.drift.OpenBreak;
import io.shadowledger.service.problem.StateException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Takes posted corrections back: by a new entry of the opposite amount, under four eyes like any other. Until that is
 * posted the break stands as it did; then it shows the difference again.
 */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class Reversals {

    private final Corrections corrections;
    private final CorrectionRepository repository;
    private final CorrectionProperties properties;
    private final Limits limits;
    private final Breaks breaks;
    private final AuditTrail audit;
    private final Clock clock;

    Reversals(
            Corrections corrections,
            CorrectionRepository repository,
            CorrectionProperties properties,
            Limits limits,
            Breaks breaks,
            AuditTrail audit,
            Clock clock) {
        this.corrections = corrections;
        this.repository = repository;
        this.properties = properties;
        this.limits = limits;
        this.breaks = breaks;
        this.audit = audit;
        this.clock = clock;
    }

    CorrectionRow propose(String correctionId, String reason, String maker) {
        return corrections.inTransaction(() -> {
            var locked = corrections.lock(correctionId);
            var original = locked.row();
            requireReversible(original);
            var before = reversal(original);
            if (before.isPresent()) {
                return before.get();
            }
            repository.alive(locked.open().breakNo()).ifPresent(alive -> {
                throw new StateException("correction " + alive.correctionId() + " of break " + alive.breakId() + " is "
                        + alive.status() + ": wait until it is posted, or reject it");
            });
            var amount = original.amount().negated();
            limits.requireMayPropose(maker, amount);
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var row = CorrectionRow.proposed(
                    CorrectionIds.ofReversal(correctionId, repository.fruitlessReversals(correctionId)),
                    new CorrectionRow.Ground(
                            original.breakNo(),
                            original.breakId(),
                            original.reportNo(),
                            original.accountId(),
                            original.valueTime()),
                    amount,
                    reason,
                    maker,
                    now,
                    now.plus(properties.expireAfter()),
                    correctionId,
                    null);
            repository.insert(row);
            breaks.note(
                    locked.open(),
                    maker,
                    "Proposed to reverse correction " + correctionId + " by " + row.correctionId() + " of " + amount
                            + ": " + reason);
            audit.add(maker, Act.CORRECTION_PROPOSED, row.correctionId(), null, row.view());
            return row;
        });
    }

    /**
     * Makes the difference visible again that a posted reversal brought back: its break is open, and waits to be
     * compared anew.
     *
     * @param of the break of the correction that was taken back
     */
    void posted(OpenBreak of, CorrectionRow row) {
        var why = "Reversal " + row.correctionId() + " of " + row.amount() + " stands in the book.";
        if (!of.isOver()) {
            breaks.move(of, BreakStatus.RECHECKING, AuditTrail.SYSTEM, why);
            return;
        }
        breaks.reopen(of, AuditTrail.SYSTEM, why);
        breaks.move(of, BreakStatus.RECHECKING, AuditTrail.SYSTEM, "To be compared anew.");
    }

    private Optional<CorrectionRow> reversal(CorrectionRow original) {
        if (original.reversedBy() == null) {
            return Optional.empty();
        }
        var reversal = corrections.correction(original.reversedBy());
        if (reversal.status() != CorrectionStatus.PROPOSED) {
            throw new StateException("correction " + original.correctionId() + " is reversed already, by "
                    + reversal.correctionId() + " (" + reversal.status() + ")");
        }
        return Optional.of(reversal);
    }

    private static void requireReversible(CorrectionRow original) {
        if (original.isReversal()) {
            throw new StateException("correction " + original.correctionId()
                    + " is a reversal itself: propose for break " + original.breakId() + " anew instead");
        }
        if (original.status() != CorrectionStatus.POSTED) {
            throw new StateException("correction " + original.correctionId() + " is " + original.status()
                    + ": only a posted one can be reversed");
        }
    }
}

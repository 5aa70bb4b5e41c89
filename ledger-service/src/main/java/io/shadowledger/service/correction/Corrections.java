package io.shadowledger.service.correction;

import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.drift.Breaks;
import io.shadowledger.service.drift.OpenBreak;
import io.shadowledger.service.gateway.UserNames;
import io.shadowledger.service.problem.NotFoundException;
import io.shadowledger.service.problem.StateException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a maker and a checker do. Locks are taken in one order: the break, then its correction.
 */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class Corrections {

    private final CorrectionRepository repository;
    private final Breaks breaks;
    private final AuditTrail audit;
    private final BackgroundLoop releasing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Corrections(
            CorrectionRepository repository,
            Breaks breaks,
            AuditTrail audit,
            BackgroundLoop correctionReleasing,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.breaks = breaks;
        this.audit = audit;
        this.releasing = correctionReleasing;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    CorrectionRow propose(String breakId, String reason, String maker) {
        return inTransaction(() -> proposed(breakId, reason, maker));
    }

    /** Proposes for the account's one open break. */
    CorrectionRow proposeForAccount(String accountId, String reason, String maker) {
        return inTransaction(() -> {
            var open = breaks.openOf(accountId);
            return switch (open.size()) {
                case 0 -> throw new NotFoundException("account " + accountId + " has no open break");
                case 1 -> proposed(open.getFirst(), reason, maker);
                default ->
                    throw new StateException("account " + accountId + " has " + open.size() + " open breaks ("
                            + String.join(", ", open) + "): propose for one of them");
            };
        });
    }

    CorrectionRow approve(String correctionId, String digest, @Nullable String note, String checker) {
        var stale = inTransaction(() -> approved(correctionId, digest, note, checker));
        if (stale.isPresent()) {
            // Thrown after the commit: that it is stale now has to stay on the record.
            throw new StaleException(stale.get());
        }
        releasing.wake();
        return correction(correctionId);
    }

    CorrectionRow reject(String correctionId, String note, String who) {
        return inTransaction(() -> {
            var open = lockBreakOf(correctionId);
            var row = lock(correctionId);
            requireProposed(row);
            boolean own = UserNames.samePerson(row.maker(), who);
            repository.decide(correctionId, CorrectionStatus.REJECTED, own ? null : who, clock.instant(), note);
            var now = correction(correctionId);
            breaks.putBack(open, who, (own ? "Withdrew" : "Rejected") + " correction " + correctionId + ": " + note);
            audit.add(who, Act.CORRECTION_REJECTED, correctionId, row.view(), now.view());
            return now;
        });
    }

    CorrectionRow correction(String correctionId) {
        return repository.find(correctionId).orElseThrow(() -> unknown(correctionId));
    }

    List<CorrectionRow> list(@Nullable CorrectionStatus status, long before, int limit) {
        return repository.list(status, before, limit);
    }

    private CorrectionRow proposed(String breakId, String reason, String maker) {
        var open = breaks.lock(breakId).orElseThrow(() -> new NotFoundException("there is no break " + breakId));
        if (open.isOver()) {
            throw new StateException(
                    "break " + breakId + " is over (" + open.status() + "): there is nothing to correct");
        }
        var alive = repository.alive(open.breakNo());
        if (alive.isPresent()) {
            return alive.get();
        }
        var drift = breaks.driftNow(open);
        if (!drift.equals(open.drift())) {
            throw new StaleException("the drift of break " + breakId + " is " + drift + " now, no longer "
                    + open.drift() + ": compare report " + open.reportId() + " again first");
        }
        var id = CorrectionIds.of(open.reportId(), open.accountId(), open.drift(), repository.finished(open.breakNo()));
        var amount = open.drift().negated();
        var digest =
                CorrectionRow.digest(CorrectionRow.event(id, breakId, open.accountId(), amount, open.asOf(), reason));
        var row = new CorrectionRow(
                0,
                id,
                open.breakNo(),
                breakId,
                open.accountId(),
                amount,
                open.asOf(),
                reason,
                CorrectionStatus.PROPOSED,
                maker,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                null,
                digest);
        repository.insert(row, open.reportNo());
        breaks.move(open, BreakStatus.PROPOSED, maker, "Proposed correction " + id + " of " + amount + ": " + reason);
        audit.add(maker, Act.CORRECTION_PROPOSED, id, null, row.view());
        return row;
    }

    /** Approves; if the drift has changed it makes the correction stale instead and answers with the sentence for it. */
    private Optional<String> approved(String correctionId, String digest, @Nullable String note, String checker) {
        var open = lockBreakOf(correctionId);
        var row = lock(correctionId);
        if (UserNames.samePerson(row.maker(), checker)) {
            throw new FourEyesException(correctionId, null);
        }
        requireProposed(row);
        if (!row.digest().equals(digest)) {
            throw new StateException(
                    "the digest is not that of correction " + correctionId + ": look at it again before approving");
        }
        var drift = breaks.driftNow(open);
        if (!drift.equals(row.amount().negated())) {
            repository.decide(correctionId, CorrectionStatus.STALE, null, clock.instant(), null);
            breaks.review(
                    open,
                    BreakStatus.SELF_HEALED,
                    "The drift changed before correction " + correctionId + " was approved.");
            audit.add(
                    checker,
                    Act.CORRECTION_STALE,
                    correctionId,
                    row.view(),
                    correction(correctionId).view());
            return Optional.of("the drift is " + drift + " now, and correction " + correctionId + " was proposed for "
                    + row.amount().negated() + ": propose anew");
        }
        repository.decide(correctionId, CorrectionStatus.APPROVED, checker, clock.instant(), note);
        breaks.move(
                open,
                BreakStatus.APPROVED,
                checker,
                "Approved correction " + correctionId + " of " + row.amount() + (note == null ? "." : ": " + note));
        audit.add(
                checker,
                Act.CORRECTION_APPROVED,
                correctionId,
                row.view(),
                correction(correctionId).view());
        return Optional.empty();
    }

    private OpenBreak lockBreakOf(String correctionId) {
        return breaks.lock(correction(correctionId).breakId()).orElseThrow(() -> unknown(correctionId));
    }

    private CorrectionRow lock(String correctionId) {
        return repository.lock(correctionId).orElseThrow(() -> unknown(correctionId));
    }

    private static void requireProposed(CorrectionRow row) {
        if (row.status() != CorrectionStatus.PROPOSED) {
            throw new StateException("correction " + row.correctionId() + " is " + row.status()
                    + " already: only a proposed one can be decided");
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        var result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("the transaction gave no result");
        }
        return result;
    }

    private static NotFoundException unknown(String correctionId) {
        return new NotFoundException("there is no correction " + correctionId);
    }
}

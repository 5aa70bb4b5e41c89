package io.shadowledger.service.correction;

import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.drift.Breaks;
import io.shadowledger.service.problem.NotFoundException;
import io.shadowledger.service.problem.StateException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a maker does. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class Proposals {

    private final Corrections corrections;
    private final CorrectionRepository repository;
    private final CorrectionProperties properties;
    private final Limits limits;
    private final Breaks breaks;
    private final AuditTrail audit;
    private final Clock clock;

    Proposals(
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

    CorrectionRow propose(String breakId, String reason, String maker) {
        return propose(breakId, reason, maker, null);
    }

    /** @param seen the amount that the maker saw; another one is refused. Null does not check */
    CorrectionRow propose(String breakId, String reason, String maker, @Nullable Money seen) {
        return corrections.inTransaction(() -> proposed(breakId, reason, maker, seen));
    }

    /** Proposes for the account's one open break. */
    CorrectionRow proposeForAccount(String accountId, String reason, String maker) {
        return corrections.inTransaction(() -> {
            var open = breaks.openOf(accountId);
            return switch (open.size()) {
                case 0 -> throw new NotFoundException("account " + accountId + " has no open break");
                case 1 -> proposed(open.getFirst(), reason, maker, null);
                default ->
                    throw new StateException("account " + accountId + " has " + open.size() + " open breaks ("
                            + String.join(", ", open) + "): propose for one of them");
            };
        });
    }

    private CorrectionRow proposed(String breakId, String reason, String maker, @Nullable Money seen) {
        var open = breaks.lock(breakId).orElseThrow(() -> new NotFoundException("there is no break " + breakId));
        if (open.isOver()) {
            throw new StateException(
                    "break " + breakId + " is over (" + open.status() + "): there is nothing to correct");
        }
        var alive = repository.alive(open.breakNo());
        if (alive.isPresent()) {
            return sameProposal(alive.get());
        }
        var amount = open.drift().negated();
        if (seen != null && !seen.equals(amount)) {
            throw new StaleException("break " + breakId + " needs " + amount + " by now, no longer " + seen
                    + ": look at it again first");
        }
        limits.requireMayPropose(maker, amount);
        var drift = breaks.driftNow(open);
        if (!drift.equals(open.drift())) {
            throw new StaleException("the drift of break " + breakId + " is " + drift + " now, no longer "
                    + open.drift() + ": compare report " + open.reportId() + " again first");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var row = CorrectionRow.proposed(
                CorrectionIds.of(open, repository.finished(open.breakNo())),
                CorrectionRow.Ground.of(open),
                amount,
                reason,
                maker,
                now,
                now.plus(properties.expireAfter()),
                null,
                null);
        repository.insert(row);
        breaks.move(
                open,
                BreakStatus.PROPOSED,
                maker,
                "Proposed correction " + row.correctionId() + " of " + amount + ": " + reason);
        audit.add(maker, Act.CORRECTION_PROPOSED, row.correctionId(), null, row.view());
        return row;
    }

    private static CorrectionRow sameProposal(CorrectionRow alive) {
        if (alive.isReversal()) {
            throw new StateException("break " + alive.breakId() + " has reversal " + alive.correctionId()
                    + " under way (" + alive.status() + "): wait until it is posted, or reject it");
        }
        return alive;
    }
}

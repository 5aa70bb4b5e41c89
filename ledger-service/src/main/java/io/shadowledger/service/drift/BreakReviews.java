package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Looks at single breaks between reports, in the book as it is in this instant. */
@Service
class BreakReviews {

    private final ShadowBalances balances;
    private final StandingBreaks standing;
    private final BreakRemains remains;
    private final BreakStates states;
    private final AuditTrail audit;

    BreakReviews(
            ShadowBalances balances,
            StandingBreaks standing,
            BreakRemains remains,
            BreakStates states,
            AuditTrail audit) {
        this.balances = balances;
        this.standing = standing;
        this.remains = remains;
        this.states = states;
        this.audit = audit;
    }

    /** What a break's drift is now, in minor units. */
    long driftNow(OpenBreak open) {
        return part(open, drift(open), standing.of(open.account()));
    }

    /** Ends a break whose difference is gone; otherwise it is open with what is left. */
    void review(OpenBreak open, BreakStatus whenGone, String why) {
        var alive = standing.of(open.account());
        long drift = drift(open);
        long left = part(open, drift, alive);
        states.shadow(open, Math.addExact(drift, open.reported().minor()));
        if (left == 0) {
            states.move(
                    open,
                    whenGone,
                    AuditTrail.SYSTEM,
                    why
                            + (drift == 0
                                    ? " The books tie."
                                    : " Its difference is gone; others of the account are left."));
            audit.add(
                    AuditTrail.SYSTEM,
                    Act.BREAK_CLOSED,
                    open.breakId(),
                    Map.of("status", open.status(), "drift", open.drift().toDecimalString()),
                    Map.of("status", whenGone, "drift", open.account().money(0).toDecimalString()));
        } else {
            remains.write(open, drift, left, alive);
            states.note(
                    open, AuditTrail.SYSTEM, why + " A drift of " + Wording.amount(open.account(), left) + " is left.");
        }
    }

    private static long part(OpenBreak open, long drift, List<BreakPart> alive) {
        var others =
                alive.stream().filter(part -> part.breakNo() != open.breakNo()).toList();
        long rest = Math.subtractExact(drift, Apportionment.sum(others));
        boolean stands = others.size() < alive.size();
        if (rest == (stands ? open.drift().minor() : 0)) {
            return rest;
        }
        // To the minor unit: an approval is of an amount, whatever rounding is tolerated
        var apportionment = Apportionment.of(drift, alive, 0, open.asOf());
        if (apportionment.fresh() != 0) {
            return rest;
        }
        // Of one whose correction is posted nothing is left where the others, or some of them, make up the drift
        boolean gone = !stands || apportionment.gone().stream().anyMatch(part -> part.breakNo() == open.breakNo());
        return gone ? 0 : open.drift().minor();
    }

    /** What the account's books differ by at the moment that the break stands for. */
    private long drift(OpenBreak open) {
        long shadow = balances.of(open.account(), new Moment(open.asOf(), open.basis()))
                .orElse(0);
        return Math.subtractExact(shadow, open.reported().minor());
    }
}

package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A break that is not over, as its part of what its account's books differ by. Amounts are in minor units.
 *
 * @param drift its part; the parts of an account and currency add up to the account's drift
 * @param residual what of it nothing explains
 * @param evidence ids of the events that its explanation names
 * @param firstAsOf the as-of time of the first report that showed it
 * @param since what made it came after this moment, as far as reports say; absent if none does
 */
record BreakPart(
        long breakNo,
        Verdict verdict,
        BreakStatus status,
        long drift,
        long residual,
        String explanation,
        List<String> evidence,
        Instant firstAsOf,
        @Nullable Instant since) {

    BreakPart {
        evidence = List.copyOf(evidence);
    }

    boolean isRounding() {
        return verdict == Verdict.ROUNDING;
    }

    /** Whether it stands for the account being unknown to one of the books, so for whatever the other holds. */
    boolean isOfUnknownAccount() {
        return verdict == Verdict.UNKNOWN_TO_CBS || verdict == Verdict.UNKNOWN_TO_SHADOW;
    }

    boolean isUnexplained() {
        return residual != 0;
    }

    /** Whether no correction of it is on its way, so that its drift may become another. */
    boolean mayChange() {
        return status.isOpen() || status == BreakStatus.PROPOSED;
    }

    /** Whether a report may have more to say of its cause: nothing is named, or timing, which passes or was none. */
    boolean isLookedAtAnew() {
        return status.isOpen() && !isOfUnknownAccount() && (isUnexplained() || verdict == Verdict.TIMING);
    }

    /** Whether that is said of it already; a pattern across accounts may have been added to the sentence. */
    boolean isSaidToBe(Explanation now) {
        return verdict == now.verdict()
                && residual == now.residual()
                && evidence.equals(now.evidence())
                && explanation.startsWith(now.sentence());
    }

    /** What is said of it so far. */
    Explanation asExplained() {
        return new Explanation(verdict, explanation, residual, evidence, 0);
    }
}

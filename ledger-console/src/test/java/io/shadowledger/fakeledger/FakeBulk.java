package io.shadowledger.fakeledger;

import io.shadowledger.api.Problems;
import io.shadowledger.api.auth.Token;
import io.shadowledger.api.correction.BulkApproval;
import io.shadowledger.api.correction.BulkOutcome;
import io.shadowledger.api.correction.BulkProposal;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.Total;
import io.shadowledger.api.drift.Break;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Many acts at once: none when the sums are others than those that were seen, else each by itself. */
final class FakeBulk {

    private FakeBulk() {}

    static BulkOutcome propose(FakeLedger ledger, Token who, BulkProposal proposal) {
        var breaks = proposal.breakIds().stream()
                .map(breakId -> ledger.detail(breakId).summary())
                .toList();
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Break each : breaks) {
            sums.merge(each.currency(), new BigDecimal(each.drift()).negate(), BigDecimal::add);
        }
        refuseOthers(proposal.totals(), sums);
        var done = breaks.stream()
                .map(each -> tried(each.breakId(), () -> ledger.propose(who, each.breakId(), proposal.reason())))
                .toList();
        return new BulkOutcome(done, proposal.totals());
    }

    static BulkOutcome approve(FakeLedger ledger, Token who, BulkApproval approval) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (var item : approval.items()) {
            var correction = ledger.correction(item.correctionId());
            sums.merge(correction.currency(), new BigDecimal(correction.amount()), BigDecimal::add);
        }
        refuseOthers(approval.totals(), sums);
        var done = approval.items().stream()
                .map(item -> tried(
                        ledger.correction(item.correctionId()).breakId(),
                        () -> ledger.approve(who, item.correctionId(), item.digest(), approval.note())))
                .toList();
        return new BulkOutcome(done, approval.totals());
    }

    private static void refuseOthers(List<Total> seen, Map<String, BigDecimal> sums) {
        boolean same = seen.size() == sums.size()
                && seen.stream()
                        .allMatch(total -> sums.containsKey(total.currency())
                                && new BigDecimal(total.net()).compareTo(sums.get(total.currency())) == 0);
        if (!same) {
            throw FakeProblem.of(HttpStatus.CONFLICT, Problems.CHANGED, "The totals are " + sums + " by now.");
        }
    }

    private static BulkOutcome.Done tried(String breakId, Supplier<Correction> act) {
        try {
            var done = act.get();
            return new BulkOutcome.Done(breakId, done.correctionId(), done.status(), null);
        } catch (ErrorResponseException refused) {
            return new BulkOutcome.Done(breakId, null, null, refused.getBody().getDetail());
        }
    }
}

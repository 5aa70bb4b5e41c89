package io.shadowledger.service.correction;

import io.shadowledger.api.correction.BulkApproval;
import io.shadowledger.api.correction.BulkOutcome;
import io.shadowledger.api.correction.BulkOutcome.Done;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.correction.Total;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.NotFoundException;
import io.shadowledger.service.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Many proposals or approvals at once. What the person saw is held against what is there before anything happens; then
 * each is a transaction of its own, with its own outcome.
 */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class BulkCorrections {

    private static final Logger log = LoggerFactory.getLogger(BulkCorrections.class);

    private final CorrectionRepository repository;
    private final Corrections corrections;
    private final Proposals proposals;
    private final Decisions decisions;

    BulkCorrections(
            CorrectionRepository repository, Corrections corrections, Proposals proposals, Decisions decisions) {
        this.repository = repository;
        this.corrections = corrections;
        this.proposals = proposals;
        this.decisions = decisions;
    }

    BulkOutcome propose(List<String> breakIds, String reason, List<Total> seen, String maker) {
        requireBounded(breakIds, "breakIds");
        var amounts = repository.amountsOfBreaks(breakIds);
        requireAll(breakIds, amounts, "break");
        Totals.require(amounts.values(), seen);
        var outcome = new Outcome();
        for (var breakId : breakIds) {
            outcome.of(
                    () -> proposals.propose(breakId, reason, maker, amounts.get(breakId)),
                    problem -> new Done(breakId, null, null, problem));
        }
        return outcome.view();
    }

    BulkOutcome approve(List<BulkApproval.Item> items, @Nullable String note, List<Total> seen, String checker) {
        var ids = items.stream().map(BulkApproval.Item::correctionId).toList();
        requireBounded(ids, "items");
        var amounts = repository.amounts(ids);
        requireAll(ids, amounts, "correction");
        Totals.require(amounts.values(), seen);
        var outcome = new Outcome();
        for (var item : items) {
            outcome.of(
                    () -> decisions.approve(item.correctionId(), item.digest(), note, checker),
                    problem -> refused(item.correctionId(), problem));
        }
        return outcome.view();
    }

    private Done refused(String correctionId, String problem) {
        var now = corrections.correction(correctionId);
        return new Done(now.breakId(), correctionId, now.status(), problem);
    }

    private static void requireBounded(List<String> ids, String field) {
        if (ids.isEmpty() || ids.size() > CorrectionsApi.MAX_BULK) {
            throw new InvalidException(field, field + " has 1 to " + CorrectionsApi.MAX_BULK + " members");
        }
        if (new HashSet<>(ids).size() != ids.size()) {
            throw new InvalidException(field, field + " names one twice");
        }
    }

    private static void requireAll(List<String> ids, Map<String, Money> amounts, String what) {
        for (var id : ids) {
            if (!amounts.containsKey(id)) {
                throw new NotFoundException("there is no " + what + " " + id + ", so nothing happened");
            }
        }
    }

    /** Gathers what became of each. */
    private static final class Outcome {

        private final List<Done> items = new ArrayList<>();
        private final List<Money> amounts = new ArrayList<>();

        void of(Supplier<CorrectionRow> act, Function<String, Done> refused) {
            try {
                var row = act.get();
                items.add(new Done(row.breakId(), row.correctionId(), row.status(), null));
                amounts.add(row.amount());
            } catch (ProblemException problem) {
                items.add(refused.apply(problem.detail()));
            } catch (DataAccessException | TransactionException failure) {
                log.atWarn().setCause(failure).log("One of many corrections failed");
                items.add(refused.apply("the database could not be reached or refused it: ask for it again, which never"
                        + " counts twice"));
            }
        }

        BulkOutcome view() {
            return new BulkOutcome(items, Totals.of(amounts));
        }
    }
}

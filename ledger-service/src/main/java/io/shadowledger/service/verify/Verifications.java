package io.shadowledger.service.verify;

import io.shadowledger.api.Page;
import io.shadowledger.api.verification.Verification;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.NotFoundException;
import io.shadowledger.service.problem.StateException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes orders for verifications, and tells how far they have come. */
@Service
class Verifications {

    private static final int MAX_PAGE = 500;

    private final VerificationRepository repository;
    private final VerificationViews views;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Verifications(
            VerificationRepository repository,
            VerificationViews views,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.views = views;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Orders a verification; a process of the role takes it up.
     *
     * @param names topic partitions such as {@code transactions.raw-0}; empty means all
     * @param who asked for it
     * @throws InvalidException if a partition is not one of the book's
     * @throws StateException while another is not over
     */
    Verification order(List<String> names, boolean newOnly, String who) {
        try {
            var id = Objects.requireNonNull(transaction.execute(_ -> insert(names, newOnly, who)));
            return find(id);
        } catch (DuplicateKeyException busy) {
            var other = underWay();
            throw new StateException(
                    other == null
                            ? "another verification ended just now: ask again"
                            : "verification " + other.verificationId() + " of " + other.requestedBy()
                                    + " is not over, and there is one at a time: wait for it, GET /api/v1/verifications/"
                                    + other.verificationId() + " tells how far it is");
        }
    }

    private String insert(List<String> names, boolean newOnly, String who) {
        var all = repository.partitions();
        var wanted = new HashSet<>(names);
        var chosen = all.stream()
                .filter(p -> names.isEmpty() || wanted.remove(name(p)))
                .toList();
        if (!names.isEmpty() && !wanted.isEmpty()) {
            throw new InvalidException(
                    "partitions",
                    "the book has no partition "
                            + String.join(", ", wanted.stream().sorted().toList()) + "; it has "
                            + String.join(
                                    ", ", all.stream().map(Verifications::name).toList()));
        }
        requireEntries(chosen, newOnly);
        var id = repository.insert(chosen, newOnly, chosen.size() == all.size(), who, clock.instant());
        audit.add(
                who,
                Act.VERIFICATION_REQUESTED,
                id,
                null,
                Map.of("partitions", chosen.stream().map(Verifications::name).toList(), "newOnly", newOnly));
        return id;
    }

    /** What was archived outside the database can be verified no more, nor found missing. */
    private void requireEntries(List<VerificationRepository.KnownPartition> chosen, boolean newOnly) {
        for (var month : repository.archivedMonths()) {
            for (var partition : chosen) {
                long from = newOnly ? partition.end().batchNo() : 0;
                if (month.reachesBeyond(partition.partitionId(), from)) {
                    throw new StateException("the entries of " + month.name() + " are not in the database, so "
                            + name(partition) + " cannot be verified from batch " + (from + 1)
                            + " on: restore the table "
                            + month.table() + (newOnly ? "" : ", or verify only what is new ('--new-only')"));
                }
            }
        }
    }

    private static String name(VerificationRepository.KnownPartition partition) {
        return partition.topic() + "-" + partition.number();
    }

    /** The one that is not over; null if there is none. */
    @Nullable
    Verification underWay() {
        return views.underWay().orElse(null);
    }

    Verification find(String verificationId) {
        return views.find(verificationId)
                .orElseThrow(() -> new NotFoundException(
                        "there is no verification " + verificationId + "; GET /api/v1/verifications lists them"));
    }

    /** Newest first. */
    Page<Verification> list(@Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var found = views.list(after == null ? Long.MAX_VALUE : cursor(after), size + 1);
        return new Page<>(
                found.stream()
                        .limit(size)
                        .map(VerificationViews.Numbered::verification)
                        .toList(),
                found.size() > size ? Long.toString(found.get(size - 1).verificationNo()) : null);
    }

    private static long cursor(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException _) {
            throw new InvalidException("after", "after is the cursor 'next' of an earlier page");
        }
    }
}

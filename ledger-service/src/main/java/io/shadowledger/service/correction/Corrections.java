package io.shadowledger.service.correction;

import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.drift.Breaks;
import io.shadowledger.service.drift.OpenBreak;
import io.shadowledger.service.problem.NotFoundException;
import io.shadowledger.service.problem.StateException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds corrections, and locks them in the one order that all keep: the break, then its correction. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class Corrections {

    private final CorrectionRepository repository;
    private final Breaks breaks;
    private final TransactionTemplate transaction;

    Corrections(CorrectionRepository repository, Breaks breaks, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.breaks = breaks;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A correction and its break, locked until the end of the transaction. */
    record Locked(OpenBreak open, CorrectionRow row) {

        /** @throws StateException unless it waits for a decision */
        void requireProposed() {
            if (row.status() != CorrectionStatus.PROPOSED) {
                throw new StateException("correction " + row.correctionId() + " is " + row.status()
                        + " already: only a proposed one can be decided");
            }
        }
    }

    CorrectionRow correction(String correctionId) {
        return repository.find(correctionId).orElseThrow(() -> unknown(correctionId));
    }

    List<CorrectionRow> list(@Nullable CorrectionStatus status, long before, int limit) {
        return repository.list(status, before, limit);
    }

    Locked lock(String correctionId) {
        var open = breaks.lock(correction(correctionId).breakId()).orElseThrow(() -> unknown(correctionId));
        return new Locked(open, repository.lock(correctionId).orElseThrow(() -> unknown(correctionId)));
    }

    <T> T inTransaction(Supplier<T> work) {
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

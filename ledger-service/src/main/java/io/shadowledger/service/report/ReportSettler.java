package io.shadowledger.service.report;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has pending reports compared once the book has reached their watermark. Replicas share the work by locking the
 * report's row.
 */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class ReportSettler {

    private static final Logger log = LoggerFactory.getLogger(ReportSettler.class);
    /** A snapshot that another replica's change overtook is tried anew; more often than this would be a fault. */
    private static final int MAX_CONFLICTS = 50;

    private static final int PARTITIONS_NAMED = 3;

    private final ReportRepository reports;
    private final ReportComparison comparison;
    private final TransactionTemplate oneMoment;
    private final Clock clock;
    private final ConcurrentHashMap<Long, Integer> conflicts = new ConcurrentHashMap<>();

    ReportSettler(
            ReportRepository reports,
            ReportComparison comparison,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.reports = reports;
        this.comparison = comparison;
        this.clock = clock;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** One round over all pending reports; answers whether any is left. */
    boolean settleAll() {
        var pending = reports.pending();
        pending.forEach(this::settle);
        return !pending.isEmpty();
    }

    /** Compares one report if the book has caught up with it; otherwise says on it what is missing. */
    void settle(long reportNo) {
        try {
            oneMoment.executeWithoutResult(_ -> reports.lockPending(reportNo).ifPresent(report -> {
                var missing = reports.missing(reportNo);
                if (missing.isEmpty()) {
                    reports.compared(reportNo, comparison.compare(report), clock.instant());
                } else {
                    reports.detail(reportNo, waitingFor(missing));
                }
            }));
            conflicts.remove(reportNo);
        } catch (ConcurrencyFailureException overtaken) {
            if (conflicts.merge(reportNo, 1, Integer::sum) > MAX_CONFLICTS) {
                fail(reportNo, overtaken);
            }
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException outage) {
            // Stays pending: the database will be back, and the report with it.
            throw outage;
        } catch (RuntimeException failure) {
            fail(reportNo, failure);
        }
    }

    private void fail(long reportNo, RuntimeException failure) {
        log.atError().addKeyValue("reportNo", reportNo).setCause(failure).log("A report could not be compared");
        conflicts.remove(reportNo);
        var reason = failure instanceof ProblemException problem
                ? problem.detail()
                : "the comparison failed; the log has the reason";
        oneMoment.executeWithoutResult(_ -> reports.failed(reportNo, reason + ". POST .../recheck tries it again"));
    }

    static String waitingFor(List<ReportRepository.Missing> missing) {
        var named = missing.stream()
                .limit(PARTITIONS_NAMED)
                .map(partition -> String.format(
                        Locale.ENGLISH,
                        "%,d %s on %s-%d",
                        partition.events(),
                        partition.events() == 1 ? "event" : "events",
                        partition.topic(),
                        partition.partition()))
                .collect(Collectors.joining(", "));
        int more = missing.size() - PARTITIONS_NAMED;
        return "waiting for " + named + (more > 0 ? " and for " + more + " more partitions" : "");
    }
}

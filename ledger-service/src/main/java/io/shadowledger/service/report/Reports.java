package io.shadowledger.service.report;

import io.shadowledger.api.Page;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes reports in and tells how far they have come. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
public class Reports {

    private static final int MAX_PAGE = 500;

    private final ReportRepository repository;
    private final ReportFiles files;
    private final ReportRows rows;
    private final ReportViews views;
    private final ReportUnderstanding understanding;
    private final AccountAliasStore aliases;
    private final WatermarkReader watermarks;
    private final ReportSettler settler;
    private final BackgroundLoop settling;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reports(
            ReportRepository repository,
            ReportFiles files,
            ReportRows rows,
            ReportViews views,
            ReportUnderstanding understanding,
            AccountAliasStore aliases,
            WatermarkReader watermarks,
            ReportSettler settler,
            BackgroundLoop reportSettling,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.files = files;
        this.rows = rows;
        this.views = views;
        this.understanding = understanding;
        this.aliases = aliases;
        this.watermarks = watermarks;
        this.settler = settler;
        this.settling = reportSettling;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Stores a report, whole or not at all, and compares it at once if the book has caught up. A report that is known
     * already is stored once: it is read again, because aliases may have changed, and compared again.
     *
     * @throws io.shadowledger.service.problem.ProblemException 400 when it cannot be read, 503 when the broker cannot
     *     say how far the book has to go
     */
    public CbsReport submit(ReportUpload upload) {
        var understood = understanding.of(upload, aliases.names());
        var reportId = understood.submission().reportId();
        var ends = watermarks.now();
        long reportNo = required(transaction.execute(_ -> store(reportId, understood, ends)));
        return settled(reportNo, reportId);
    }

    /**
     * As {@link #submit(ReportUpload)}, of what says all of itself.
     *
     * @param format {@code csv} or {@code json}
     * @param from the user who sent it
     */
    public CbsReport submit(
            String name, String format, Instant asOf, Basis basis, boolean complete, String from, byte[] content) {
        return submit(
                new ReportUpload(name, null, format, asOf, basis, complete, null, null, from, ReportBytes.of(content)));
    }

    /** Under which id the ledger keeps an account that a report in one of its own formats names. */
    public AccountNames accountNames() {
        return aliases.names();
    }

    /** Compares a stored report with the book as it is now. */
    public CbsReport recheck(String reportId, String who) {
        report(reportId);
        var ends = watermarks.now();
        long reportNo = required(transaction.execute(_ -> {
            long known = repository.lock(reportId).orElseThrow(() -> unknown(reportId));
            repository.await(known, ends);
            audit.add(who, Act.REPORT_RECHECKED, reportId, null, null);
            return known;
        }));
        return settled(reportNo, reportId);
    }

    public CbsReport report(String reportId) {
        return views.find(reportId).orElseThrow(() -> unknown(reportId));
    }

    /** Newest first. */
    public Page<CbsReport> list(@Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var found = views.list(after == null ? Long.MAX_VALUE : cursor(after), size + 1);
        var page = found.stream().limit(size).map(ReportViews.Numbered::report).toList();
        return new Page<>(
                page, found.size() > size ? Long.toString(found.get(size - 1).reportNo()) : null);
    }

    private long store(String reportId, ReportUnderstanding.Understood understood, List<Watermark> ends) {
        var submission = understood.submission();
        var inserted = repository.insert(reportId, submission, clock.instant());
        long reportNo = inserted.isPresent()
                ? inserted.getAsLong()
                : repository.lock(reportId).orElseThrow(() -> unknown(reportId));
        if (inserted.isPresent()) {
            files.store(reportNo, submission.content());
        }
        rows.replace(reportNo, understood.content());
        repository.await(reportNo, ends);
        audit.add(
                submission.from(),
                Act.REPORT_RECEIVED,
                reportId,
                null,
                Map.of("name", submission.name(), "asOf", submission.asOf(), "known", inserted.isEmpty()));
        return reportNo;
    }

    private CbsReport settled(long reportNo, String reportId) {
        try {
            settler.settle(reportNo);
        } catch (ConcurrencyFailureException later) {
            // The loop does it.
        }
        settling.wake();
        return report(reportId);
    }

    private static long cursor(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException _) {
            throw new InvalidException("after", "after is the cursor 'next' of an earlier page");
        }
    }

    private static NotFoundException unknown(String reportId) {
        return new NotFoundException("there is no report " + reportId);
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the transaction gave no result");
        }
        return value;
    }
}

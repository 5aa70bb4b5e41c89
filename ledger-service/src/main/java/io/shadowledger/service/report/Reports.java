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
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes reports in and tells how far they have come. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
public class Reports {

    private static final int MAX_NAME = 200;
    private static final int MAX_PAGE = 500;
    /** How far the clocks of two machines may be apart. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final ReportRepository repository;
    private final ReportViews views;
    private final WatermarkReader watermarks;
    private final ReportSettler settler;
    private final BackgroundLoop settling;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, ReportReader> readers;

    Reports(
            ReportRepository repository,
            ReportViews views,
            WatermarkReader watermarks,
            ReportSettler settler,
            BackgroundLoop reportSettling,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock,
            List<ReportReader> readers) {
        this.repository = repository;
        this.views = views;
        this.watermarks = watermarks;
        this.settler = settler;
        this.settling = reportSettling;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.readers = readers.stream().collect(Collectors.toMap(ReportReader::format, Function.identity()));
    }

    /**
     * Stores a report, whole or not at all, and compares it at once if the book has caught up. A report that is known
     * already is compared again.
     *
     * @param format {@code csv} or {@code json}
     * @param from the user who sent it
     * @throws io.shadowledger.service.problem.ProblemException 400 when it cannot be read, 503 when the broker cannot
     *     say how far the book has to go
     */
    public CbsReport submit(
            String name, String format, Instant asOf, Basis basis, boolean complete, String from, byte[] content) {
        var submission =
                new Submission(checkedName(name), format, checkedAsOf(asOf, basis), basis, complete, from, content);
        var reportId = submission.reportId();
        var ends = watermarks.now();
        long reportNo = required(transaction.execute(_ -> store(reportId, submission, ends)));
        return settled(reportNo, reportId);
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

    private long store(String reportId, Submission submission, List<Watermark> ends) {
        var inserted = repository.insert(reportId, submission, clock.instant());
        long reportNo;
        if (inserted.isPresent()) {
            reportNo = inserted.getAsLong();
            var reader = readers.get(submission.format());
            if (reader == null) {
                throw new IllegalArgumentException("no reader for " + submission.format());
            }
            repository.copyBalances(
                    reportNo, balances -> reader.read(new ByteArrayInputStream(submission.content()), balances));
            repository.firstDuplicate(reportNo).ifPresent(twice -> {
                throw InvalidReportException.at(
                        twice.second(),
                        1,
                        BalanceFields.ACCOUNT,
                        "account " + twice.accountId() + " in " + twice.currency() + " stands on line " + twice.first()
                                + " already: an account has one balance per currency");
            });
        } else {
            reportNo = repository.lock(reportId).orElseThrow(() -> unknown(reportId));
        }
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

    private static String checkedName(String name) {
        var trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > MAX_NAME || trimmed.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException("name", "the name has 1 to " + MAX_NAME + " characters on one line");
        }
        return trimmed;
    }

    private Instant checkedAsOf(Instant asOf, Basis basis) {
        if (basis == Basis.BOOKED && asOf.isAfter(clock.instant().plus(CLOCK_SKEW))) {
            throw new InvalidException(
                    "asOf", "asOf is in the future, and what will be booked by then is not known: use basis VALUE");
        }
        return asOf.truncatedTo(ChronoUnit.MICROS);
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

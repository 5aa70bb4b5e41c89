package io.shadowledger.service.drift;

import io.shadowledger.api.Page;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.BreakSummary;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.ReportedBalance;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.gateway.CurrentUser;
import io.shadowledger.service.report.ReportUpload;
import io.shadowledger.service.report.Reports;
import io.shadowledger.service.report.SpooledReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.RestController;

/** Reports in, breaks out. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class DriftController implements DriftApi {

    private final Reports reports;
    private final DriftCheck checks;
    private final ReportLines lines;
    private final BreakQueue breaks;
    private final BreakSummaries summaries;
    private final CurrentUser user;

    DriftController(
            Reports reports,
            DriftCheck checks,
            ReportLines lines,
            BreakQueue breaks,
            BreakSummaries summaries,
            CurrentUser user) {
        this.reports = reports;
        this.checks = checks;
        this.lines = lines;
        this.breaks = breaks;
        this.summaries = summaries;
        this.user = user;
    }

    @Override
    public List<DriftLine> check(List<ReportedBalance> balances) {
        return checks.check(balances, user.name());
    }

    @Override
    public CbsReport submit(
            String contentType,
            @Nullable Instant asOf,
            Basis basis,
            @Nullable Boolean complete,
            String name,
            @Nullable String format,
            @Nullable String zone,
            @Nullable String profile,
            Resource content) {
        try (var file = SpooledReport.of(content)) {
            return reports.submit(new ReportUpload(
                    name, contentType, format, asOf, basis, complete, zone, profile, user.name(), file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Page<CbsReport> reports(@Nullable String after, int limit) {
        return reports.list(after, limit);
    }

    @Override
    public CbsReport report(String reportId) {
        return reports.report(reportId);
    }

    @Override
    public Page<DriftLine> lines(String reportId, @Nullable String after, int limit) {
        return lines.page(reportId, after, limit);
    }

    @Override
    public CbsReport recheck(String reportId) {
        return reports.recheck(reportId, user.name());
    }

    @Override
    public Page<Break> breaks(
            @Nullable BreakStatus status,
            @Nullable Verdict verdict,
            @Nullable Severity severity,
            @Nullable String owner,
            @Nullable String currency,
            @Nullable String minAmount,
            @Nullable Integer minAge,
            @Nullable Integer maxAge,
            boolean suppressed,
            @Nullable String accountPrefix,
            @Nullable String text,
            @Nullable String reportId,
            BreakSort sort,
            @Nullable String after,
            int limit) {
        var filter = new BreakFilter(
                status,
                verdict,
                severity,
                owner,
                currency,
                minAmount,
                minAge,
                maxAge,
                suppressed,
                accountPrefix,
                text,
                reportId);
        return breaks.page(BreakFilters.of(filter, user.name()), sort, after, limit);
    }

    @Override
    public BreakSummary summary(
            @Nullable BreakStatus status,
            @Nullable Verdict verdict,
            @Nullable Severity severity,
            @Nullable String owner,
            @Nullable String currency,
            @Nullable String minAmount,
            @Nullable Integer minAge,
            @Nullable Integer maxAge,
            boolean suppressed,
            @Nullable String accountPrefix,
            @Nullable String text,
            @Nullable String reportId) {
        var filter = new BreakFilter(
                status,
                verdict,
                severity,
                owner,
                currency,
                minAmount,
                minAge,
                maxAge,
                suppressed,
                accountPrefix,
                text,
                reportId);
        return summaries.summary(BreakFilters.of(filter, user.name()));
    }

    @Override
    public BreakDetail breakDetail(String breakId) {
        return breaks.detail(breakId);
    }
}

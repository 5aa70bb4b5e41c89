package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.export.ExportFormat;
import io.shadowledger.service.export.Exports;
import io.shadowledger.service.gateway.CurrentUser;
import io.shadowledger.service.report.Reports;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Breaks, and the lines of a report that do not tie, as files. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class DriftExportController {

    private static final List<String> BREAK_COLUMNS = List.of(
            "breakId",
            "accountId",
            "currency",
            "status",
            "severity",
            "verdict",
            "drift",
            "reportedBalance",
            "shadowBalance",
            "residual",
            "ageDays",
            "owner",
            "explanation",
            "asOf",
            "basis",
            "openedAt",
            "updatedAt",
            "reportId",
            "reopened",
            "attachments",
            "suppressedUntil",
            "suppressedReason");
    private static final List<String> LINE_COLUMNS = List.of(
            "accountId", "currency", "verdict", "reportedBalance", "shadowBalance", "drift", "explanation", "breakId");

    private final BreakViews breaks;
    private final Reports reports;
    private final DriftLines lines;
    private final Exports exports;
    private final CurrentUser user;

    DriftExportController(BreakViews breaks, Reports reports, DriftLines lines, Exports exports, CurrentUser user) {
        this.breaks = breaks;
        this.reports = reports;
        this.lines = lines;
        this.exports = exports;
        this.user = user;
    }

    /** All breaks that meet what is given, at one moment; the last line has their number and SHA-256. */
    @GetMapping(
            path = "/api/v1/breaks/export",
            produces = {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    void exportBreaks(
            @RequestParam(required = false, defaultValue = "CSV") ExportFormat format,
            @RequestParam(required = false) @Nullable BreakStatus status,
            @RequestParam(required = false) @Nullable Verdict verdict,
            @RequestParam(required = false) @Nullable Severity severity,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String minAmount,
            @RequestParam(required = false) @Nullable Integer minAge,
            @RequestParam(required = false) @Nullable Integer maxAge,
            @RequestParam(required = false, defaultValue = "false") boolean suppressed,
            @RequestParam(required = false) @Nullable String accountPrefix,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String reportId,
            @RequestParam(required = false, defaultValue = "AMOUNT") BreakSort sort,
            HttpServletResponse response)
            throws IOException {
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
        var criteria = BreakFilters.of(filter, user.name());
        exports.send(
                format,
                "Breaks",
                BREAK_COLUMNS,
                use -> breaks.each(criteria, sort, each -> use.accept(cells(each))),
                response);
    }

    /** All lines of a compared report that do not tie, at one moment; the last line has their number and SHA-256. */
    @GetMapping(
            path = "/api/v1/reports/{reportId}/lines/export",
            produces = {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    void exportLines(
            @PathVariable String reportId,
            @RequestParam(required = false, defaultValue = "CSV") ExportFormat format,
            HttpServletResponse response)
            throws IOException {
        var report = reports.report(reportId);
        exports.send(
                format,
                "Lines",
                LINE_COLUMNS,
                use -> lines.each(report.reportId(), each -> use.accept(cells(each))),
                response);
    }

    private static List<@Nullable Object> cells(Break each) {
        return Arrays.asList(
                each.breakId(),
                each.accountId(),
                each.currency(),
                each.status(),
                each.severity(),
                each.verdict(),
                amount(each.drift()),
                amount(each.reportedBalance()),
                amount(each.shadowBalance()),
                amount(each.residual()),
                each.ageDays(),
                each.owner(),
                each.explanation(),
                each.asOf(),
                each.basis(),
                each.openedAt(),
                each.updatedAt(),
                each.reportId(),
                each.reopened(),
                each.attachments(),
                each.suppressed() == null ? null : each.suppressed().until(),
                each.suppressed() == null ? null : each.suppressed().reason());
    }

    private static List<@Nullable Object> cells(DriftLine each) {
        return Arrays.asList(
                each.accountId(),
                each.currency(),
                each.verdict(),
                amount(each.reportedBalance()),
                amount(each.shadowBalance()),
                amount(each.drift()),
                each.explanation(),
                each.breakId());
    }

    private static @Nullable BigDecimal amount(@Nullable String decimal) {
        return decimal == null ? null : new BigDecimal(decimal);
    }
}

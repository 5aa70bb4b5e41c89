package io.shadowledger.service.drift;

import io.shadowledger.api.Page;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.report.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Pages through the lines of a report that do not tie. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class ReportLines {

    private static final int MAX_PAGE = 1_000;

    private final Reports reports;
    private final DriftLines lines;

    ReportLines(Reports reports, DriftLines lines) {
        this.reports = reports;
        this.lines = lines;
    }

    Page<DriftLine> page(String reportId, @Nullable String after, int limit) {
        var report = reports.report(reportId);
        var from = after == null ? new String[] {"", ""} : Cursor.decode(after, 2);
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var found = lines.list(report.reportId(), from[0], from[1], size + 1);
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        var last = found.get(size - 1);
        return new Page<>(found.subList(0, size), Cursor.encode(last.accountId(), last.currency()));
    }
}

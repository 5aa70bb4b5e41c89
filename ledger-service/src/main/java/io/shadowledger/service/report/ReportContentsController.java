package io.shadowledger.service.report;

import io.shadowledger.api.Page;
import io.shadowledger.api.report.ReportContentsApi;
import io.shadowledger.api.report.ReportEntry;
import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** What a stored report holds beside its balances. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class ReportContentsController implements ReportContentsApi {

    private final ReportContentViews views;

    ReportContentsController(ReportContentViews views) {
        this.views = views;
    }

    @Override
    public Page<ReportFinding> findings(String reportId, @Nullable String after, int limit) {
        return views.findings(reportId, after, limit);
    }

    @Override
    public Page<ReportEntry> entries(String reportId, @Nullable String after, int limit) {
        return views.entries(reportId, after, limit);
    }
}

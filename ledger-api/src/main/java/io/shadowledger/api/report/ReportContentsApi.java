package io.shadowledger.api.report;

import io.shadowledger.api.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What a stored report holds beside its balances. Roles {@code auditor} and {@code admin}. */
@HttpExchange("/api/v1/reports/{reportId}")
public interface ReportContentsApi {

    /** Where the report contradicts itself, in the order of the file. */
    @GetExchange("/findings")
    Page<ReportFinding> findings(
            @PathVariable String reportId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);

    /** The entries of a statement file, in its order. */
    @GetExchange("/entries")
    Page<ReportEntry> entries(
            @PathVariable String reportId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);
}

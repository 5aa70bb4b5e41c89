package io.shadowledger.api.report;

import io.shadowledger.api.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The places that reports are taken from by themselves. Roles {@code auditor} and {@code admin}. */
@HttpExchange("/api/v1/report-sources")
public interface ReportSourcesApi {

    /** In the order in which they are configured. */
    @GetExchange
    List<ReportSource> sources();

    /** Files of a source that were refused, the newest first. */
    @GetExchange("/{name}/refusals")
    Page<SourceRefusal> refusals(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "50") int limit);
}

package io.shadowledger.api.report;

import io.shadowledger.api.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Which reports are expected, and which of them are missing. Role {@code auditor} reads, {@code admin} writes. */
@HttpExchange("/api/v1/expected-reports")
public interface ExpectedReportsApi {

    /** By name; at most 200. */
    @GetExchange
    List<ExpectedReport> expectedReports();

    @GetExchange("/{name}")
    ExpectedReport expectedReport(@PathVariable String name);

    /** Saves a new version; the same again is no new version. */
    @PutExchange("/{name}")
    ExpectedReport save(@PathVariable String name, @RequestBody Expectation expectation);

    /** Expects the report no longer. What was found missing stays in the audit trail. */
    @DeleteExchange("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name);

    /** Its days, the latest first: from the one that is due next back to the expectation's beginning. */
    @GetExchange("/{name}/occurrences")
    Page<ExpectedOccurrence> occurrences(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "50") int limit);
}

package io.shadowledger.api.drift;

import io.shadowledger.api.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Reports of the core banking system in, breaks out. Roles {@code auditor} and {@code admin}. */
@HttpExchange
public interface DriftApi {

    /**
     * The short form: compares balances as of now by value time. Waits a few seconds for the ledger to catch up;
     * lines that it could not say by then have the verdict {@link Verdict#PENDING}.
     */
    @PostExchange("/drift-check")
    List<DriftLine> check(@RequestBody List<ReportedBalance> balances);

    /**
     * Stores a report and compares it as soon as the ledger has posted everything accepted before it. The same content
     * with the same as-of time and basis is the same report: nothing is stored twice, it is compared again.
     *
     * @param contentType {@code text/csv}, {@code application/json} (an array of {@link ReportedBalance}); anything else,
     *     such as {@code application/xml} or {@code text/plain}: as the file begins
     * @param asOf the moment the balances stand for, inclusive; RFC 3339. Needed where the file says none: CSV without a
     *     date column, JSON, MT942. Of a statement file it is by default the end of its latest closing day
     * @param complete whether the report claims to hold every account; only then can an account be unknown to the CBS.
     *     Default: true for CSV and JSON, false for statement files
     * @param format {@code csv}, {@code json}, {@code camt053}, {@code mt940}, {@code mt942} or {@code bai2}; default: as
     *     the content type says, else as the file begins
     * @param zone the bank's time zone, in which its days begin and end, such as {@code Europe/Prague}; default: the
     *     profile's, else UTC
     * @param profile how the CSV is written; absent means the header line {@code accountId,currency,balance}
     */
    @PostExchange("/api/v1/reports")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CbsReport submit(
            @RequestHeader("Content-Type") String contentType,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestParam(required = false, defaultValue = "VALUE") Basis basis,
            @RequestParam(required = false) @Nullable Boolean complete,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String profile,
            @RequestBody Resource content);

    /** A file whose content type and moment say all. */
    default CbsReport submit(
            String contentType, Instant asOf, Basis basis, boolean complete, String name, Resource content) {
        return submit(contentType, asOf, basis, complete, name, null, null, null, content);
    }

    /** Newest first. */
    @GetExchange("/api/v1/reports")
    Page<CbsReport> reports(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "50") int limit);

    @GetExchange("/api/v1/reports/{reportId}")
    CbsReport report(@PathVariable String reportId);

    /** The lines of a compared report that do not tie, in the order of account and currency. */
    @GetExchange("/api/v1/reports/{reportId}/lines")
    Page<DriftLine> lines(
            @PathVariable String reportId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);

    /** Compares a stored report again with the book as it is now. */
    @PostExchange("/api/v1/reports/{reportId}/recheck")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CbsReport recheck(@PathVariable String reportId);

    /** Breaks that meet all that is given, as {@link BreakFilter} describes it. */
    @GetExchange("/api/v1/breaks")
    Page<Break> breaks(
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
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);

    /** Breaks, a page at a time. */
    default Page<Break> breaks(BreakFilter filter, BreakSort sort, @Nullable String after, int limit) {
        return breaks(
                filter.status(),
                filter.verdict(),
                filter.severity(),
                filter.owner(),
                filter.currency(),
                filter.minAmount(),
                filter.minAge(),
                filter.maxAge(),
                filter.suppressed(),
                filter.accountPrefix(),
                filter.text(),
                filter.reportId(),
                sort,
                after,
                limit);
    }

    /** How many such breaks there are, and what they come to. All of them, as a file, come from {@code …/breaks/export}. */
    @GetExchange("/api/v1/breaks/summary")
    BreakSummary summary(
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
            @RequestParam(required = false) @Nullable String reportId);

    /** How many breaks there are, and what they come to. */
    default BreakSummary summary(BreakFilter filter) {
        return summary(
                filter.status(),
                filter.verdict(),
                filter.severity(),
                filter.owner(),
                filter.currency(),
                filter.minAmount(),
                filter.minAge(),
                filter.maxAge(),
                filter.suppressed(),
                filter.accountPrefix(),
                filter.text(),
                filter.reportId());
    }

    @GetExchange("/api/v1/breaks/{breakId}")
    BreakDetail breakDetail(@PathVariable String breakId);
}

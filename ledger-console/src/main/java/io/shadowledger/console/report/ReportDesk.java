package io.shadowledger.console.report;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.ProblemException;
import io.shadowledger.console.format.Csv;
import io.shadowledger.console.format.Formats;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** What the reports' screens ask of the ledger. */
@Component
class ReportDesk {

    private static final int PAGE = 50;
    private static final int LINES = 100;
    private static final int NOT_FOUND = 404;

    private final DriftApi drift;
    private final Formats formats;

    ReportDesk(DriftApi drift, Formats formats) {
        this.drift = drift;
        this.formats = formats;
    }

    /**
     * What the user says of a file.
     *
     * @param day the bank's day at whose end the balances stand
     * @param complete whether it claims to hold every account
     */
    record Terms(LocalDate day, Basis basis, boolean complete) {}

    KeysetPages<CbsReport> reports() {
        return new KeysetPages<>(drift::reports, PAGE);
    }

    KeysetPages<DriftLine> lines(String reportId) {
        return new KeysetPages<>((after, limit) -> drift.lines(reportId, after, limit), LINES);
    }

    Optional<CbsReport> find(String reportId) {
        try {
            return Optional.of(drift.report(reportId));
        } catch (ProblemException problem) {
            if (problem.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    CbsReport submit(String fileName, Resource content, Terms terms) {
        var asOf = formats.times().endOf(terms.day());
        return drift.submit(contentType(fileName), asOf, terms.basis(), terms.complete(), fileName, content);
    }

    CbsReport recheck(String reportId) {
        return drift.recheck(reportId);
    }

    void exportLines(String reportId, Csv csv) {
        csv.row(
                "accountId",
                "currency",
                "reportedBalance",
                "shadowBalance",
                "drift",
                "verdict",
                "explanation",
                "breakId");
        KeysetPages.<DriftLine>forEach(
                (after, limit) -> drift.lines(reportId, after, limit),
                LINES,
                line -> csv.row(
                        line.accountId(),
                        line.currency(),
                        Csv.number(line.reportedBalance()),
                        Csv.number(line.shadowBalance()),
                        Csv.number(line.drift()),
                        line.verdict(),
                        line.explanation(),
                        line.breakId()));
    }

    /** By the file's name: what browsers say of CSV depends on what is installed beside them. */
    static String contentType(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".json") ? "application/json" : "text/csv";
    }
}

package io.shadowledger.console.report;

import io.shadowledger.api.Page;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.api.matching.MatchingApi;
import io.shadowledger.api.report.ExpectedOccurrence;
import io.shadowledger.api.report.ExpectedReport;
import io.shadowledger.api.report.ExpectedReportsApi;
import io.shadowledger.api.report.ReportContentsApi;
import io.shadowledger.api.report.ReportEntry;
import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.api.report.ReportProfilesApi;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.LedgerExports;
import io.shadowledger.console.client.ProblemException;
import io.shadowledger.console.format.Formats;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** What the reports' screens ask of the ledger. */
@Component
class ReportDesk {

    private static final int PAGE = 50;
    private static final int LINES = 100;
    private static final int FINDINGS = 100;
    private static final int OCCURRENCES = 10;
    private static final int NOT_FOUND = 404;

    private final DriftApi drift;
    private final ReportContentsApi contents;
    private final ReportProfilesApi profiles;
    private final MatchingApi matching;
    private final ExpectedReportsApi expectations;
    private final LedgerExports exports;
    private final Formats formats;

    ReportDesk(
            DriftApi drift,
            ReportContentsApi contents,
            ReportProfilesApi profiles,
            MatchingApi matching,
            ExpectedReportsApi expectations,
            LedgerExports exports,
            Formats formats) {
        this.drift = drift;
        this.contents = contents;
        this.profiles = profiles;
        this.matching = matching;
        this.expectations = expectations;
        this.exports = exports;
        this.formats = formats;
    }

    /** How the file of a report can be written; the names are those of the wire. */
    enum FileFormat {
        CSV,
        JSON,
        CAMT053,
        MT940,
        MT942,
        BAI2;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the user says of a file; what is absent is taken from the file, or as is usual for its kind.
     *
     * @param day the bank's day at whose end the balances stand
     * @param complete whether it claims to hold every account
     * @param profile how the CSV is written
     */
    record Terms(
            @Nullable LocalDate day,
            Basis basis,
            @Nullable Boolean complete,
            @Nullable FileFormat format,
            @Nullable String profile) {}

    /** The names of the ways in which a CSV can be read. */
    List<String> profiles() {
        return profiles.profiles().stream().map(ReportProfile::name).toList();
    }

    /** Where a report contradicts itself. */
    Page<ReportFinding> findings(String reportId) {
        return contents.findings(reportId, null, FINDINGS);
    }

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
        var times = formats.times();
        return drift.submit(
                contentType(fileName),
                terms.day() == null ? null : times.endOf(terms.day()),
                terms.basis(),
                terms.complete(),
                fileName,
                terms.format() == null ? null : terms.format().wire(),
                times.zone(),
                terms.profile(),
                content);
    }

    CbsReport recheck(String reportId) {
        return drift.recheck(reportId);
    }

    /** Writes all lines that do not tie. */
    void exportLines(String reportId, String format, OutputStream out) {
        exports.stream("/api/v1/reports/" + reportId + "/lines/export", Map.of("format", format), out);
    }

    /** The entries of a statement file, in its order. */
    KeysetPages<ReportEntry> entries(String reportId) {
        return new KeysetPages<>((after, limit) -> contents.entries(reportId, after, limit), LINES);
    }

    /**
     * How the report's entries go together with the ledger's events.
     *
     * @param kind only those; null for all
     * @param account only those of this account; null for all
     */
    KeysetPages<EntryMatch> matches(String reportId, @Nullable MatchKind kind, @Nullable String account) {
        return new KeysetPages<>((after, limit) -> matching.matches(reportId, kind, account, after, limit), LINES);
    }

    /** Reports that are expected, those with missing ones first. */
    List<ExpectedReport> expected() {
        return expectations.expectedReports().stream()
                .sorted(Comparator.comparing(ExpectedReport::missing).reversed().thenComparing(ExpectedReport::name))
                .toList();
    }

    /** The latest days of an expectation, the latest first. */
    List<ExpectedOccurrence> latest(String expectation) {
        return expectations.occurrences(expectation, null, OCCURRENCES).items();
    }

    /** By the file's name: what browsers say of CSV depends on what is installed beside them. */
    static String contentType(String fileName) {
        var name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return "text/csv";
        }
        // Anything else is known by how it begins
        return name.endsWith(".json") ? "application/json" : "application/octet-stream";
    }
}

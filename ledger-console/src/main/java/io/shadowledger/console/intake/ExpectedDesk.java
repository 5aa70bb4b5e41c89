package io.shadowledger.console.intake;

import io.shadowledger.api.report.Expectation;
import io.shadowledger.api.report.ExpectedOccurrence;
import io.shadowledger.api.report.ExpectedReport;
import io.shadowledger.api.report.ExpectedReportsApi;
import io.shadowledger.api.report.ReportSource;
import io.shadowledger.api.report.ReportSourcesApi;
import io.shadowledger.api.report.SourceRefusal;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the screens of expected reports and of sources ask of the ledger. */
@Component
class ExpectedDesk {

    private static final int PAGE = 50;
    private static final int NOT_FOUND = 404;

    private final ExpectedReportsApi expectations;
    private final ReportSourcesApi sources;

    ExpectedDesk(ExpectedReportsApi expectations, ReportSourcesApi sources) {
        this.expectations = expectations;
        this.sources = sources;
    }

    /** Those with missing reports first. */
    List<ExpectedReport> expected() {
        return expectations.expectedReports().stream()
                .sorted(Comparator.comparing(ExpectedReport::missing).reversed().thenComparing(ExpectedReport::name))
                .toList();
    }

    /** One expectation; nothing if there is none of this name. */
    Optional<ExpectedReport> find(String name) {
        try {
            return Optional.of(expectations.expectedReport(name));
        } catch (ProblemException problem) {
            if (problem.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    KeysetPages<ExpectedOccurrence> occurrences(String name) {
        return new KeysetPages<>((after, limit) -> expectations.occurrences(name, after, limit), PAGE);
    }

    void save(String name, Expectation expectation) {
        expectations.save(name, expectation);
    }

    void delete(String name) {
        expectations.delete(name);
    }

    List<ReportSource> sources() {
        return sources.sources();
    }

    KeysetPages<SourceRefusal> refusals(String source) {
        return new KeysetPages<>((after, limit) -> sources.refusals(source, after, limit), PAGE);
    }
}

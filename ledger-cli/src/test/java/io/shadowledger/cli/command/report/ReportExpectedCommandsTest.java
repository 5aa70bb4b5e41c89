package io.shadowledger.cli.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.report.ExpectedOccurrence;
import io.shadowledger.api.report.ExpectedReport;
import io.shadowledger.api.report.ExpectedReport.Weekday;
import io.shadowledger.api.report.ReportSource;
import io.shadowledger.api.report.SourceRefusal;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected reports and sources. */
class ReportExpectedCommandsTest {

    private static final Instant AT = Instant.parse("2026-11-20T06:30:00Z");

    @AutoClose
    private final StubLedger ledger = new StubLedger();

    @TempDir
    private Path directory;

    private TestCli cli;

    @BeforeEach
    void configure() {
        cli = TestCli.against(ledger, directory);
    }

    @Test
    void aMissingReportEndsWithThree() {
        // Given
        ledger.on("GET /api/v1/expected-reports", List.of(expected(2)));

        // When
        var result = cli.run("report", "expected", "list");

        // Then
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEqualTo("""
                EXPECTED  MISSING  DAYS     DEADLINE   ZONE           REPORTS
                core-eod        2  MON-FRI  07:30 +1d  Europe/Prague  eod-*.csv
                """);
    }

    @Test
    void whereNoneIsMissingAllIsWell() {
        // Given
        ledger.on("GET /api/v1/expected-reports", List.of(expected(0)));

        // When / Then
        assertThat(cli.run("report", "expected", "list").code()).isZero();
    }

    @Test
    void theDaysOfAnExpectedReportFitTheTerminal() {
        // Given
        ledger.on("GET /api/v1/expected-reports/core-eod", expected(1))
                .on(
                        "GET /api/v1/expected-reports/core-eod/occurrences",
                        new Page<>(
                                List.of(new ExpectedOccurrence(
                                        LocalDate.parse("2026-11-19"),
                                        AT,
                                        ExpectedOccurrence.State.MISSING,
                                        null,
                                        null,
                                        AT)),
                                null));

        // When
        var result = cli.run("report", "expected", "show", "core-eod");

        // Then
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .contains("2026-11-19", "missing", "Not on", "2026-12-24")
                .satisfies(out -> assertThat(out.lines()).allMatch(line -> line.length() <= 80));
    }

    @Test
    void whatIsNewNeedsItsReportsAndItsDeadline() {
        // When
        var result = cli.run("report", "expected", "set", "new", "--deadline", "07:30");

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("new is not expected yet: give --reports with it");
    }

    @Test
    void whatIsNewIsSentWithTheContextsZone() {
        // Given
        ledger.on("PUT /api/v1/expected-reports/core-eod", expected(0));

        // When
        var result = cli.run(
                "report",
                "expected",
                "set",
                "core-eod",
                "--reports",
                "eod-*.csv",
                "--deadline",
                "07:30",
                "--days",
                "mon-wed,sat");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.requests().getLast().body())
                .contains("\"days\":[\"MON\",\"TUE\",\"WED\",\"SAT\"]", "\"namePattern\":\"eod-*.csv\"");
    }

    @Test
    void aHolidayIsAddedAndTheRestStays() {
        // Given
        ledger.on("GET /api/v1/expected-reports/core-eod", expected(1))
                .on("PUT /api/v1/expected-reports/core-eod", expected(0));

        // When
        var result = cli.run("report", "expected", "set", "core-eod", "--holiday", "2026-11-17,2026-12-25");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.requests().getLast().body())
                .contains(
                        "\"holidays\":[\"2026-11-17\",\"2026-12-24\",\"2026-12-25\"]",
                        "\"zone\":\"Europe/Prague\"",
                        "\"deadline\":\"07:30\"");
    }

    @Test
    void daysThatAreNoneAreAskedForAgain() {
        // When
        var result =
                cli.run("report", "expected", "set", "x", "--reports", "*", "--deadline", "07:30", "--days", "fri-mon");

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("'fri-mon' names no days: write such as mon-fri or mon,thu");
    }

    @Test
    void aSourceThatCannotBeReadEndsWithOne() {
        // Given
        ledger.on(
                "GET /api/v1/report-sources",
                List.of(new ReportSource(
                        "core",
                        ReportSource.Kind.FOLDER,
                        "/reports",
                        ReportSource.State.FAILING,
                        "there is no folder /reports: make it, or mount it",
                        null,
                        3,
                        1)));

        // When
        var result = cli.run("report", "source", "list");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("core", "failing", "/reports")
                .satisfies(out -> assertThat(out.lines()).allMatch(line -> line.length() <= 80));
    }

    @Test
    void refusalsAreListedWithTheirReason() {
        // Given
        ledger.on(
                "GET /api/v1/report-sources/core/refusals",
                new Page<>(
                        List.of(new SourceRefusal(7, "eod.csv", "/reports/eod.csv", "line 7: no amount", AT)), null));

        // When
        var result = cli.run("report", "source", "refusals", "core");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("eod.csv", "line 7: no amount");
    }

    @Test
    void anExpectationIsRemoved() {
        // Given
        ledger.on("DELETE /api/v1/expected-reports/core-eod", Map.of());

        // When / Then
        assertThat(cli.run("report", "expected", "remove", "core-eod").code()).isZero();
    }

    private static ExpectedReport expected(int missing) {
        return new ExpectedReport(
                "core-eod",
                1,
                "eod-*.csv",
                List.of(Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI),
                "Europe/Prague",
                "07:30",
                1,
                List.of(LocalDate.parse("2026-12-24")),
                AT,
                missing,
                AT,
                "maker");
    }
}

package io.shadowledger.cli.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandsTest {

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
    void reportsAreListedNewestFirst() {
        // Given
        ledger.on(
                "GET /api/v1/reports",
                new Page<>(
                        List.of(Samples.report(
                                ReportStatus.COMPARED, Map.of(Verdict.TIES, 1L, Verdict.MISSING_CREDIT, 1L))),
                        null));

        // When
        var result = cli.run("report", "list");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("""
                REPORT  AS OF                 STATUS    ACCOUNTS  DO NOT TIE  NAME
                rep-1   2026-11-20 22:59:59Z  compared         2           1  eod.csv
                """);
    }

    @Test
    void aReportIsShownWithWhatItCameTo() {
        // Given
        ledger.on(
                "GET /api/v1/reports/rep-1",
                Samples.report(ReportStatus.COMPARED, Map.of(Verdict.TIES, 1L, Verdict.MISSING_CREDIT, 1L)));

        // When
        var result = cli.run("report", "show", "rep-1");

        // Then
        assertThat(result.out())
                .contains("Verdicts   ties 1, missing-credit 1", "Drift CZK  net -1250.00, gross 1250.00")
                .contains("SHA-256    " + "ab".repeat(32));
    }

    @Test
    void aRecheckThatTiesEndsWithZero() {
        // Given
        ledger.on("POST /api/v1/reports/rep-1/recheck", Samples.report(ReportStatus.PENDING, Map.of()))
                .on("GET /api/v1/reports/rep-1", Samples.report(ReportStatus.COMPARED, Map.of(Verdict.TIES, 2L)));

        // When
        var result = cli.run("report", "recheck", "rep-1");

        // Then
        assertThat(result.code()).isZero();
    }

    @Test
    void aRecheckThatDoesNotTieEndsWithThree() {
        // Given
        ledger.on(
                "POST /api/v1/reports/rep-1/recheck",
                Samples.report(ReportStatus.COMPARED, Map.of(Verdict.TIES, 1L, Verdict.DUPLICATE, 1L)));

        // When
        var result = cli.run("report", "recheck", "rep-1");

        // Then
        assertThat(result.code()).isEqualTo(3);
    }
}

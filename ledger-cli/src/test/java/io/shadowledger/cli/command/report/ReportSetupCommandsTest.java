package io.shadowledger.cli.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.report.AccountAlias;
import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportEntry;
import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings, entries, profiles and aliases. */
class ReportSetupCommandsTest {

    private static final Instant AT = Instant.parse("2026-11-20T00:00:00Z");

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
    void aReportIsShownWithItsFindings() {
        // Given
        ledger.on("GET /api/v1/reports/rep-1", Samples.report(ReportStatus.COMPARED, Map.of(Verdict.TIES, 1L), 1))
                .on("GET /api/v1/reports/rep-1/findings", new Page<>(List.of(finding()), null));

        // When
        var result = cli.run("report", "show", "rep-1");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("Findings   1", "CZ-7", "-1.00", "the closing balance")
                .satisfies(out -> assertThat(out.lines()).allMatch(line -> line.length() <= 80));
    }

    @Test
    void findingsEndWithThree() {
        // Given
        ledger.on("GET /api/v1/reports/rep-1/findings", new Page<>(List.of(finding()), null));

        // When
        var result = cli.run("report", "findings", "rep-1", "-o", "json");

        // Then
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("\"kind\" : \"CONTRADICTION\"", "\"difference\" : \"-1.00\"");
    }

    @Test
    void entriesFitTheTerminal() {
        // Given
        var entry = new ReportEntry(
                1, "CZ6508000000192000145399", "CZK", "-1250.00", AT, AT, "B-1", "FV-2026-118", null, false, 12L);
        ledger.on("GET /api/v1/reports/rep-1/entries", new Page<>(List.of(entry), null));

        // When
        var result = cli.run("report", "entries", "rep-1");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("CZ6508000000192000145399", "-1250.00", "FV-");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aProfileIsSavedUnderItsFilesName() {
        // Given
        var rules = "{\"delimiter\":\";\",\"columns\":{\"accountId\":\"Konto\",\"balance\":\"Saldo\"}}";
        var file = cli.file("core-eod.json", rules);
        ledger.on("PUT /api/v1/report-profiles/core-eod", profile());

        // When
        var result = cli.run("report", "profile", "save", file);

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("core-eod", "Column of accountId");
        assertThat(ledger.requests().getFirst().body()).contains("\"Konto\"");
    }

    @Test
    void aFieldThatNoProfileHasIsNamedWithItsLine() {
        // Given
        var file = cli.file("core-eod.json", "{\n\"delimeter\":\";\"}");

        // When
        var result = cli.run("report", "profile", "save", file);

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("core-eod.json: line 2: ", "delimeter");
        assertThat(ledger.requests()).isEmpty();
    }

    @Test
    void anAliasWithASlashIsSetListedAndRemoved() {
        // Given
        var alias = new AccountAlias("50880050/0194774600", "CZ-7", AT, "maker");
        ledger.on("PUT /api/v1/account-aliases", alias)
                .on("GET /api/v1/account-aliases", new Page<>(List.of(alias), null))
                .on("DELETE /api/v1/account-aliases", Map.of());

        // When
        var set = cli.run("report", "alias", "set", "50880050/0194774600", "CZ-7");
        var list = cli.run("report", "alias", "list");
        var removed = cli.run("report", "alias", "remove", "50880050/0194774600");

        // Then
        assertThat(List.of(set.code(), list.code(), removed.code())).containsOnly(0);
        assertThat(list.out()).isEqualTo("""
                ALIAS                ACCOUNT  BY
                50880050/0194774600  CZ-7     maker
                """);
    }

    private static ReportFinding finding() {
        return new ReportFinding(
                1, ReportFinding.Kind.CONTRADICTION, "CZ-7", "CZK", 6L, "the closing balance is stated as 9", "-1.00");
    }

    private static ReportProfile profile() {
        var rules = new CsvRules(
                ";",
                "\"",
                "UTF-8",
                true,
                0,
                0,
                Map.of("accountId", "Konto", "balance", "Saldo"),
                "yyyy-MM-dd",
                ".",
                null,
                CsvRules.Sign.SIGNED,
                "D",
                "C",
                null,
                "UTC",
                CsvRules.Accounts.BANK,
                null);
        return new ReportProfile("core-eod", 1, rules, AT, "maker");
    }
}

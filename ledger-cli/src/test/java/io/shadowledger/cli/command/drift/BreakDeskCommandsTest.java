package io.shadowledger.cli.command.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.Problems;
import io.shadowledger.api.drift.BreakDetail;
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

class BreakDeskCommandsTest {

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
    void aBreakIsGivenToWhoeverIsNamed() {
        // Given
        ledger.on("PUT /api/v1/breaks/brk-1/owner", Samples.ownedBreak("brk-1", "checker"));

        // When
        var result = cli.run("drift", "assign", "brk-1", "--to", "checker");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body()).isEqualTo("{\"owner\":\"checker\"}");
        assertThat(result.out()).contains("Owner        checker\n");
    }

    @Test
    void aBreakIsLeftWithoutAnOwner() {
        // Given
        ledger.on("DELETE /api/v1/breaks/brk-1/owner", Samples.aBreak("brk-1", "CZ-7", "-1250.00"));

        // When
        var result = cli.run("drift", "unassign", "brk-1");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Owner        nobody\n");
    }

    @Test
    void aCommentIsShownAsItStandsInTheHistory() {
        // Given
        ledger.on(
                "POST /api/v1/breaks/brk-1/comments",
                new BreakDetail.HistoryLine(Samples.AT, "auditor", "Comment: asked the branch"));

        // When
        var result = cli.run("drift", "comment", "brk-1", "--text", "asked the branch");

        // Then
        assertThat(ledger.last().body()).isEqualTo("{\"text\":\"asked the branch\"}");
        assertThat(result.out()).contains("auditor", "Comment: asked the branch");
    }

    @Test
    void aSuppressionEndsWithTheBankDayOfItsZone() {
        // Given
        ledger.on("PUT /api/v1/breaks/brk-1/suppression", Samples.suppressedBreak("brk-1"));

        // When
        var result = cli.run(
                "drift",
                "suppress",
                "brk-1",
                "--until",
                "2026-12-31",
                "--zone",
                "Europe/Prague",
                "--reason",
                "year end");

        // Then
        assertThat(ledger.last().body())
                .isEqualTo("{\"reason\":\"year end\",\"until\":\"2026-12-31T22:59:59.999999Z\"}");
        assertThat(result.out()).contains("Suppressed   until ", " by auditor: year end\n");
    }

    @Test
    void aSuppressionIsTakenBack() {
        // Given
        ledger.on("DELETE /api/v1/breaks/brk-1/suppression", Samples.aBreak("brk-1", "CZ-7", "-1250.00"));

        // When
        var result = cli.run("drift", "unsuppress", "brk-1");

        // Then
        assertThat(result.out()).contains("Suppressed   no\n");
    }

    @Test
    void aRefusalIsSaidInTheLedgersWords() {
        // Given
        ledger.on(
                "PUT /api/v1/breaks/brk-1/owner",
                StubLedger.Reply.problem(
                        409, Problems.STATE, "break brk-1 is CLOSED, so there is nothing left to do", Map.of()));

        // When
        var result = cli.run("drift", "assign", "brk-1");

        // Then
        assertThat(result.code()).isNotZero();
        assertThat(result.err()).isEqualTo("error: break brk-1 is CLOSED, so there is nothing left to do\n");
    }

    @Test
    void breaksAreChosenByOwnerCurrencyAmountAndSuppression() {
        // Given
        ledger.on("GET /api/v1/breaks", new Page<>(List.of(), null));

        // When
        cli.run("drift", "list", "--owner", "me", "--currency", "CZK", "--min-amount", "10.50", "--suppressed");

        // Then
        assertThat(ledger.last().target())
                .isEqualTo("/api/v1/breaks?owner=me&currency=CZK&minAmount=10.50&suppressed=true&limit=100");
    }
}

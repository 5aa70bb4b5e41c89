package io.shadowledger.cli.command.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.Problems;
import io.shadowledger.api.drift.Attachment;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.BreakSummary;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakDeskCommandsTest {

    private static final Attachment ATTACHMENT = new Attachment(
            "att-1",
            "letter.txt",
            "text/plain",
            8,
            "335b600d9f025b57aacfc8b930146a432bb299a0aab51c1c1a998be67ed59b51",
            Samples.AT,
            "auditor");

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
    void aFileIsAttachedAsItIs() throws Exception {
        // Given
        ledger.on("POST /api/v1/breaks/brk-1/attachments", ATTACHMENT);
        var file = directory.resolve("letter.txt");
        Files.writeString(file, "Dear Sir");

        // When
        var result = cli.run("drift", "attach", "brk-1", file.toString(), "--type", "text/plain");

        // Then
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(ledger.last().line()).contains("name=letter.txt");
        assertThat(ledger.last().headers()).containsEntry("content-type", "text/plain");
        assertThat(ledger.last().body()).isEqualTo("Dear Sir");
        assertThat(result.out()).contains("att-1", ATTACHMENT.sha256());
    }

    @Test
    void aFileThatIsFetchedIsTheOneThatWasAttached() {
        // Given
        ledger.on("GET /api/v1/breaks/brk-1/attachments", List.of(ATTACHMENT));
        ledger.replying(
                "GET /api/v1/breaks/brk-1/attachments/att-1",
                _ -> new StubLedger.Reply(200, "text/plain", "Dear Sir", Map.of()));
        ledger.replying(
                "GET /api/v1/breaks/brk-1/attachments/att-1",
                _ -> new StubLedger.Reply(200, "text/plain", "Dear Madam", Map.of()));
        var file = directory.resolve("fetched.txt");

        // When
        var good = cli.run("drift", "download", "brk-1", "att-1", file.toString());
        var altered = cli.run("drift", "download", "brk-1", "att-1", file.toString());

        // Then
        assertThat(good.code()).as(good.err()).isZero();
        assertThat(altered.code()).isEqualTo(1);
        assertThat(altered.err()).contains("what arrived is not what was attached");
        assertThat(file).hasContent("Dear Sir");
    }

    @Test
    void whatIsAttachedIsListed() {
        // Given
        ledger.on("GET /api/v1/breaks/brk-1/attachments", List.of(ATTACHMENT));

        // When
        var result = cli.run("drift", "attachments", "brk-1");

        // Then
        assertThat(result.out()).contains("att-1", "letter.txt", "auditor");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void breaksAreCountedByCurrencyAndAge() {
        // Given
        var risk = new BreakSummary.CurrencyRisk("CZK", 2, "-1250.00", "1300.00", "50.00");
        ledger.on(
                "GET /api/v1/breaks/summary",
                new BreakSummary(
                        Samples.AT,
                        2,
                        List.of(risk),
                        List.of(
                                new BreakSummary.AgeBand(0, 1, 0, List.of()),
                                new BreakSummary.AgeBand(31, null, 2, List.of(risk))),
                        Map.of(BreakStatus.OPEN, 2L),
                        Map.of(Severity.CRITICAL, 2L),
                        Map.of(Verdict.MISSING_CREDIT, 2L),
                        List.of(new BreakSummary.OwnerCount(null, 2))));

        // When
        var result = cli.run("drift", "summary", "--min-age", "31", "--text", "branch");

        // Then
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(ledger.last().line()).contains("minAge=31", "text=branch");
        assertThat(result.out()).contains("critical 2", "nobody 2", "31+", "-1250.00", "1300.00");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
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
                .isEqualTo(
                        "/api/v1/breaks?owner=me&currency=CZK&minAmount=10.50&suppressed=true&sort=AMOUNT&limit=100");
    }
}

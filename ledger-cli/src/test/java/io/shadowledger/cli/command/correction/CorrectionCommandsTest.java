package io.shadowledger.cli.command.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.Problems;
import io.shadowledger.api.auth.Role;
import io.shadowledger.api.correction.BulkOutcome;
import io.shadowledger.api.correction.CorrectionPolicies;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Total;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionCommandsTest {

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
    void aProposalCarriesItsReason() {
        // Given
        ledger.on("POST /api/v1/breaks/brk-1/corrections", Samples.correction(CorrectionStatus.PROPOSED, "1250.00"));

        // When
        var result = cli.run("--as", "maker", "correction", "propose", "brk-1", "--reason", "credit lost");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body()).isEqualTo("{\"reason\":\"credit lost\"}");
        assertThat(ledger.last().headers()).containsEntry("authorization", "Bearer token-of-maker");
        assertThat(result.out()).isEqualTo("""
                Correction  cor-1
                Break       brk-1
                Status      proposed
                Account     CZ-7
                Amount      1250.00 CZK
                Contra      @drift-suspense
                Value time  2026-11-20 22:59:59Z
                Reason      credit lost
                Maker       maker
                Proposed    2026-11-20 10:15:30Z
                Digest      d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1
                """);
    }

    @Test
    void anApprovalShowsWhatIsPostedAsksAndSendsTheDigestItShowed() {
        // Given
        proposed("1250.00");
        cli.atTerminal("y");

        // When
        var result = cli.run("--as", "checker", "correction", "approve", "cor-1", "--note", "seen");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Amount      1250.00 CZK", "Contra      @drift-suspense");
        assertThat(result.out()).contains("Status      posted");
        assertThat(approval().body()).isEqualTo("{\"digest\":\"" + "d1".repeat(32) + "\",\"note\":\"seen\"}");
    }

    @Test
    void aNoApprovesNothing() {
        // Given
        proposed("1250.00");
        cli.atTerminal("");

        // When
        var result = cli.run("--as", "checker", "correction", "approve", "cor-1");

        // Then
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("nothing was approved");
        assertThat(ledger.requests()).noneMatch(r -> r.target().endsWith("/approve"));
    }

    @Test
    void aLargeAmountIsNotConfirmedByALetter() {
        // Given
        proposed("-10000.00");
        cli.atTerminal("y");

        // When
        var result = cli.run("--as", "checker", "correction", "approve", "cor-1");

        // Then
        assertThat(result.code()).isEqualTo(6);
        assertThat(ledger.requests()).noneMatch(r -> r.target().endsWith("/approve"));
    }

    @Test
    void aLargeAmountIsConfirmedByTypingIt() {
        // Given
        proposed("-10000.00");
        cli.atTerminal("-10000.00");

        // When
        var result = cli.run("--as", "checker", "correction", "approve", "cor-1");

        // Then
        assertThat(result.code()).isZero();
    }

    @Test
    void withoutATerminalNothingIsApprovedUnlessYesIsSaid() {
        // Given
        proposed("1250.00");

        // When
        var silent = cli.run("--as", "checker", "correction", "approve", "cor-1");

        // Then
        assertThat(silent.code()).isEqualTo(6);
        assertThat(silent.err()).contains("--yes");
        assertThat(cli.run("--as", "checker", "correction", "approve", "cor-1", "--yes")
                        .code())
                .isZero();
    }

    @Test
    void anotherContentThanTheReviewedOneIsRefusedBeforeTheLedgerIsAsked() {
        // Given
        proposed("1250.00");

        // When
        var result = cli.run("--as", "checker", "correction", "approve", "cor-1", "--yes", "--digest", "0000");

        // Then
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("is not what was reviewed");
        assertThat(ledger.requests()).noneMatch(r -> r.target().endsWith("/approve"));
    }

    @Test
    void fourEyesEndWithSixAndTheLedgersSentence() {
        // Given
        ledger.on("GET /api/v1/corrections/cor-1", Samples.correction(CorrectionStatus.PROPOSED, "1250.00"))
                .on(
                        "POST /api/v1/corrections/cor-1/approve",
                        StubLedger.Reply.problem(
                                403,
                                Problems.FOUR_EYES,
                                "maker proposed this correction; another admin approves it",
                                Map.of()));

        // When
        var result = cli.run("--as", "maker", "correction", "approve", "cor-1", "--yes");

        // Then
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).isEqualTo("error: maker proposed this correction; another admin approves it\n");
    }

    @Test
    void aDriftThatChangedEndsWithSix() {
        // Given
        ledger.on("GET /api/v1/corrections/cor-1", Samples.correction(CorrectionStatus.PROPOSED, "1250.00"))
                .on(
                        "POST /api/v1/corrections/cor-1/approve",
                        StubLedger.Reply.problem(
                                409, Problems.STALE, "the drift is now -1.00 CZK; propose anew", Map.of()));

        // When
        var result = cli.run("--as", "checker", "correction", "approve", "cor-1", "--yes");

        // Then
        assertThat(result.code()).isEqualTo(6);
    }

    @Test
    void anApprovalThatIsNotPostedInTimeEndsWithFive() {
        // Given
        ledger.on(
                        "GET /api/v1/corrections/cor-1",
                        Samples.correction(CorrectionStatus.PROPOSED, "1250.00"),
                        Samples.correction(CorrectionStatus.RELEASED, "1250.00"))
                .on("POST /api/v1/corrections/cor-1/approve", Samples.correction(CorrectionStatus.APPROVED, "1250.00"));

        // When
        var result = cli.run("--as", "checker", "correction", "approve", "cor-1", "--yes", "--timeout", "2");

        // Then
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("posting of correction cor-1");
    }

    @Test
    void aRejectionCarriesItsNote() {
        // Given
        ledger.on("POST /api/v1/corrections/cor-1/reject", Samples.correction(CorrectionStatus.REJECTED, "1250.00"));

        // When
        var result = cli.run("--as", "checker", "correction", "reject", "cor-1", "--note", "it arrived");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body()).isEqualTo("{\"note\":\"it arrived\"}");
    }

    @Test
    void correctionsAreListedByStatus() {
        // Given
        ledger.on(
                "GET /api/v1/corrections",
                new Page<>(List.of(Samples.correction(CorrectionStatus.PROPOSED, "1250.00")), null));

        // When
        var result = cli.run("correction", "list", "--status", "proposed");

        // Then
        assertThat(ledger.last().target()).isEqualTo("/api/v1/corrections?status=PROPOSED&limit=100");
        assertThat(result.out()).isEqualTo("""
                CORRECTION  ACCOUNT   AMOUNT  CUR  STATUS    MAKER  REASON
                cor-1       CZ-7     1250.00  CZK  proposed  maker  credit lost
                """);
    }

    @Test
    void aCorrectionIsShownAsYaml() {
        // Given
        ledger.on("GET /api/v1/corrections/cor-1", Samples.correction(CorrectionStatus.POSTED, "1250.00"));

        // When
        var result = cli.run("correction", "show", "cor-1", "-o", "yaml");

        // Then
        assertThat(result.out())
                .startsWith("correctionId: \"cor-1\"\nbreakId: \"brk-1\"\n")
                .contains("amount: \"1250.00\"\n", "status: \"POSTED\"\n");
    }

    @Test
    void aReversalCarriesItsReason() {
        // Given
        ledger.on("POST /api/v1/corrections/cor-1/reverse", Samples.correction(CorrectionStatus.PROPOSED, "-1250.00"));

        // When
        var result = cli.run("--as", "maker", "correction", "reverse", "cor-1", "--reason", "it turned up");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body()).isEqualTo("{\"reason\":\"it turned up\"}");
    }

    @Test
    void allProposalsOfOthersAreApprovedWithTheTotalThatWasShown() {
        // Given
        manyProposed("1250.00");
        cli.atTerminal("y");

        // When
        var result = cli.run("--as", "checker", "correction", "approve", "--all", "--currency", "CZK");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("CZK            1  1250.00  1250.00");
        assertThat(ledger.last().body())
                .isEqualTo(
                        "{\"items\":[{\"correctionId\":\"cor-1\",\"digest\":\"" + "d1".repeat(32)
                                + "\"}],\"totals\":[{\"currency\":\"CZK\",\"net\":\"1250.00\",\"gross\":\"1250.00\",\"count\":1}]}");
    }

    @Test
    void ofManyLargeOnesTheirNumberIsTyped() {
        // Given
        manyProposed("10000.00");

        // When
        cli.atTerminal("y");
        var letter = cli.run("--as", "checker", "correction", "approve", "--all");
        cli.atTerminal("1");
        var number = cli.run("--as", "checker", "correction", "approve", "--all");

        // Then
        assertThat(letter.code()).isEqualTo(6);
        assertThat(letter.err()).contains("nothing was approved");
        assertThat(number.code()).isZero();
    }

    @Test
    void onesOwnProposalsAreNotAmongThem() {
        // Given
        manyProposed("1250.00");

        // When
        var result = cli.run("--as", "maker", "correction", "approve", "--all", "--yes");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("Nothing to approve: no proposal of others waits.\n");
    }

    @Test
    void allOpenBreaksAreProposedAndARefusedOneEndsWithSix() {
        // Given
        ledger.on(
                        "GET /api/v1/breaks",
                        new Page<>(List.of(Samples.aBreak("brk-1", "CZ-7", "-1250.00")), null),
                        new Page<>(List.of(), null))
                .on(
                        "POST /api/v1/corrections/bulk-propose",
                        new BulkOutcome(
                                List.of(new BulkOutcome.Done("brk-1", null, null, "the drift changed")), List.of()));

        // When
        var result =
                cli.run("--as", "maker", "correction", "propose", "--all", "--yes", "--reason", "the file was lost");

        // Then
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.out()).contains("the drift changed", "0 of 1");
        assertThat(ledger.last().body()).contains("\"breakIds\":[\"brk-1\"]", "\"net\":\"1250.00\"");
    }

    @Test
    void theRulesAreShown() {
        // Given
        ledger.on(
                "GET /api/v1/corrections/policy",
                new CorrectionPolicies(
                        "PT168H",
                        List.of(new CorrectionPolicies.RoleLimit(Role.AUDITOR, "CZK", "1000.00", null)),
                        new CorrectionPolicies.Automatic(
                                "pol-1",
                                "d3".repeat(32),
                                Samples.AT,
                                "Europe/Prague",
                                LocalDate.of(2026, 11, 20),
                                List.of(new CorrectionPolicies.AutomaticRule(
                                        "CZK", "1.00", "500.00", "12.40", List.of(Verdict.ROUNDING)))),
                        null));

        // When
        var result = cli.run("correction", "policy");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("Expire after  7 d 0 h", "Automatic     pol-1", "2026-11-20 in Europe/Prague")
                .containsPattern("auditor +CZK +1000.00")
                .containsPattern("CZK +1.00 +12.40 +500.00 +rounding\n");
    }

    @Test
    void oneOrAllIsToBeSaid() {
        // When
        var none = cli.run("correction", "approve");
        var both = cli.run("correction", "propose", "brk-1", "--all", "--reason", "why not");

        // Then
        assertThat(none.code()).isEqualTo(2);
        assertThat(both.code()).isEqualTo(2);
    }

    private void manyProposed(String amount) {
        var done = new BulkOutcome.Done("brk-1", "cor-1", CorrectionStatus.APPROVED, null);
        ledger.on(
                        "GET /api/v1/corrections",
                        new Page<>(List.of(Samples.correction(CorrectionStatus.PROPOSED, amount)), null))
                .on(
                        "POST /api/v1/corrections/bulk-approve",
                        new BulkOutcome(List.of(done), List.of(new Total("CZK", amount, amount, 1))));
    }

    private StubLedger.Request approval() {
        return ledger.requests().stream()
                .filter(r -> r.target().endsWith("/approve"))
                .findFirst()
                .orElseThrow();
    }

    private void proposed(String amount) {
        ledger.on("GET /api/v1/corrections/cor-1", Samples.correction(CorrectionStatus.PROPOSED, amount))
                .on("POST /api/v1/corrections/cor-1/approve", Samples.correction(CorrectionStatus.POSTED, amount));
    }
}

package io.shadowledger.cli.command.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.Problems;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCommandsTest {

    @AutoClose
    private final StubLedger ledger = new StubLedger();

    @TempDir
    private Path directory;

    private TestCli cli;

    @BeforeEach
    void configure() {
        cli = TestCli.against(ledger, directory);
    }

    private static final Map<Verdict, Long> OFF = Map.of(Verdict.TIES, 1L, Verdict.MISSING_CREDIT, 1L);

    @Test
    void aReportThatTiesEndsWithZero() {
        // Given
        var file = cli.file("eod.csv", "accountId,currency,balance\nCZ-7,CZK,250.00\n");
        ledger.on("POST /api/v1/reports", Samples.report(ReportStatus.COMPARED, Map.of(Verdict.TIES, 2L)))
                .on("GET /api/v1/reports/rep-1/lines", new Page<>(List.of(), null));

        // When
        var result = cli.run("drift", "check", file, "--as-of", "2026-11-20", "--zone", "Europe/Prague");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("All 2 balances tie as of 2026-11-20 22:59:59Z.\n");
    }

    @Test
    void theFileGoesOverTheWireAsItIs() {
        // Given
        var content = "accountId;currency;balance\r\nCZ-7;CZK;250.00\r\n";
        var file = cli.file("eod.csv", content);
        ledger.on("POST /api/v1/reports", Samples.report(ReportStatus.COMPARED, Map.of(Verdict.TIES, 2L)))
                .on("GET /api/v1/reports/rep-1/lines", new Page<>(List.of(), null));

        // When
        cli.run("drift", "check", file, "--as-of", "2026-11-20", "--basis", "booked", "--partial");

        // Then
        var upload = ledger.requests().getFirst();
        assertThat(upload.target())
                .isEqualTo("/api/v1/reports?asOf=2026-11-20T23:59:59.999999Z&basis=BOOKED&complete=false&name=eod.csv");
        assertThat(upload.headers()).containsEntry("content-type", "text/csv");
        assertThat(upload.headers()).containsEntry("authorization", "Bearer token-of-auditor");
        assertThat(upload.body()).isEqualTo(content);
    }

    @Test
    void jsonIsKnownByItsBeginningWhereThereIsNoName() {
        // Given
        cli.input("[{\"accountId\":\"CZ-7\",\"reportedBalance\":\"250.00\"}]");
        ledger.on("POST /api/v1/reports", Samples.report(ReportStatus.COMPARED, Map.of(Verdict.TIES, 1L)))
                .on("GET /api/v1/reports/rep-1/lines", new Page<>(List.of(), null));

        // When
        var result = cli.run("drift", "check", "-", "--as-of", "2026-11-20T18:00:00Z");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.requests().getFirst().headers()).containsEntry("content-type", "application/json");
        assertThat(ledger.requests().getFirst().target()).contains("asOf=2026-11-20T18:00:00Z", "name=stdin");
    }

    @Test
    void aStatementGoesWithoutAMomentBecauseItSaysItsOwn() {
        // Given
        var file = cli.file("day.sta", ":20:S1\n:25:CZ-7\n:28C:1\n:60F:C261120CZK1,00\n:62F:C261120CZK1,00\n-\n");
        ledger.on("POST /api/v1/reports", Samples.report(ReportStatus.COMPARED, Map.of(Verdict.TIES, 1L)))
                .on("GET /api/v1/reports/rep-1/lines", new Page<>(List.of(), null));

        // When
        var result = cli.run("drift", "check", file, "--zone", "Europe/Prague");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.requests().getFirst().headers()).containsEntry("content-type", "application/octet-stream");
        assertThat(ledger.requests().getFirst().target())
                .startsWith("/api/v1/reports?basis=VALUE&name=day.sta&zone=Europe");
    }

    @Test
    void aProfileIsNamedAndItsZoneIsLeftToIt() {
        // Given
        var file = cli.file("core.csv", "Konto;Saldo\n1;1\n");
        ledger.on("POST /api/v1/reports", Samples.report(ReportStatus.COMPARED, Map.of(Verdict.TIES, 1L)))
                .on("GET /api/v1/reports/rep-1/lines", new Page<>(List.of(), null));

        // When
        cli.run("drift", "check", file, "--profile", "core-eod", "--no-partial");

        // Then
        assertThat(ledger.requests().getFirst().target())
                .isEqualTo("/api/v1/reports?basis=VALUE&complete=true&name=core.csv&profile=core-eod");
    }

    @Test
    void aReportThatContradictsItselfEndsWithThreeEvenWhereAllTies() {
        // Given
        var file = cli.file("eod.csv", "accountId,currency,balance\nCZ-7,CZK,250.00\n");
        ledger.on("POST /api/v1/reports", Samples.report(ReportStatus.COMPARED, Map.of(Verdict.TIES, 2L), 1))
                .on("GET /api/v1/reports/rep-1/lines", new Page<>(List.of(), null));

        // When
        var result = cli.run("drift", "check", file, "--as-of", "2026-11-20");

        // Then
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("The report contradicts itself 1 time: 'report show rep-1' lists it.");
    }

    @Test
    void driftEndsWithThreeAndShowsItsLines() {
        // Given
        var file = cli.file("eod.csv", "accountId,currency,balance\nCZ-7,CZK,1500.00\n");
        ledger.on("POST /api/v1/reports", Samples.report(ReportStatus.PENDING, Map.of()))
                .on(
                        "GET /api/v1/reports/rep-1",
                        Samples.report(ReportStatus.PENDING, Map.of()),
                        Samples.report(ReportStatus.COMPARED, OFF))
                .on("GET /api/v1/reports/rep-1/lines", new Page<>(List.of(Samples.line()), null));

        // When
        var result = cli.run("drift", "check", file, "--as-of", "2026-11-20");

        // Then
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEqualTo("""
                ACCOUNT      CBS  SHADOW     DRIFT  CUR  VERDICT         BREAK
                CZ-7     1500.00  250.00  -1250.00  CZK  missing-credit  brk-1

                1 of 2 balances do not tie as of 2026-11-20 22:59:59Z: ties 1, missing-credit 1.
                Drift CZK: net -1250.00, gross 1250.00.
                """);
    }

    @Test
    void driftAsJsonHasTheReportAndItsLines() {
        // Given
        var file = cli.file("eod.csv", "accountId,currency,balance\nCZ-7,CZK,1500.00\n");
        ledger.on("POST /api/v1/reports", Samples.report(ReportStatus.COMPARED, OFF))
                .on("GET /api/v1/reports/rep-1/lines", new Page<>(List.of(Samples.line()), null));

        // When
        var result = cli.run("drift", "check", file, "--as-of", "2026-11-20", "-o", "json");

        // Then
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .contains("\"reportId\" : \"rep-1\"", "\"drift\" : \"-1250.00\"", "\"verdict\" : \"MISSING_CREDIT\"");
    }

    @Test
    void aLedgerThatDoesNotCatchUpEndsWithFive() {
        // Given
        var file = cli.file("eod.csv", "accountId,currency,balance\nCZ-7,CZK,1500.00\n");
        ledger.on("POST /api/v1/reports", Samples.report(ReportStatus.PENDING, Map.of()))
                .on("GET /api/v1/reports/rep-1", Samples.report(ReportStatus.PENDING, Map.of()));

        // When
        var result = cli.run("drift", "check", file, "--as-of", "2026-11-20", "--timeout", "3");

        // Then
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("comparison of report rep-1 is not done after 3 s");
    }

    @Test
    void withoutWaitingTheReportIsShownAsItStands() {
        // Given
        var file = cli.file("eod.csv", "accountId,currency,balance\nCZ-7,CZK,1500.00\n");
        ledger.on("POST /api/v1/reports", Samples.report(ReportStatus.PENDING, Map.of()));

        // When
        var result = cli.run("drift", "check", file, "--as-of", "2026-11-20", "--no-wait");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("pending", "waits for transactions.raw/0");
        assertThat(ledger.requests()).hasSize(1);
    }

    @Test
    void aBadLineIsNamedWithItsFile() {
        // Given
        var file = cli.file("eod.csv", "accountId,currency,balance\nCZ-7,CZK,much\n");
        ledger.on(
                "POST /api/v1/reports",
                StubLedger.Reply.problem(
                        400,
                        Problems.INVALID,
                        "'much' is not an amount",
                        Map.of("field", "balance", "line", 2, "column", 3)));

        // When
        var result = cli.run("drift", "check", file, "--as-of", "2026-11-20");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("error: " + file + ": line 2, column 3: balance: 'much' is not an amount\n");
    }

    @Test
    void aFileThatIsNotThereIsSaidWithoutAskingTheLedger() {
        // Given nothing

        // When
        var result = cli.run("drift", "check", "missing.csv", "--as-of", "2026-11-20");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("error: missing.csv: there is no such file\n");
        assertThat(ledger.requests()).isEmpty();
    }

    @Test
    void breaksFitEightyColumnsAndTheirExplanationGivesWay() {
        // Given
        ledger.on(
                "GET /api/v1/breaks",
                new Page<>(
                        List.of(Samples.aBreak("brk-1", "CZ-7", "-1250.00"), Samples.aBreak("brk-12", "2378", "-0.50")),
                        null));

        // When
        var result = cli.run("drift", "list");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("""
                BREAK   ACCOUNT     DRIFT  CUR  VERDICT         STATUS  AGE  EXPLANATION
                brk-1   CZ-7     -1250.00  CZK  missing-credit  open      3  The core booked a…
                brk-12  2378        -0.50  CZK  missing-credit  open      3  The core booked a…
                """);
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void wideBreaksAreWhole() {
        // Given
        ledger.on("GET /api/v1/breaks", new Page<>(List.of(Samples.aBreak("brk-1", "CZ-7", "-1250.00")), null));

        // When
        var result = cli.run("drift", "list", "-o", "wide");

        // Then
        assertThat(result.out())
                .contains("RESIDUAL", "rep-1", "1250.00 CZK that no event brought.")
                .doesNotContain("…");
    }

    @Test
    void breaksCanBeChosen() {
        // Given
        ledger.on("GET /api/v1/breaks", new Page<>(List.of(), null));

        // When
        var result =
                cli.run("drift", "list", "--status", "self-healed", "--verdict", "MISSING_DEBIT", "--account", "CZ");

        // Then
        assertThat(ledger.last().target())
                .isEqualTo(
                        "/api/v1/breaks?status=SELF_HEALED&verdict=MISSING_DEBIT&suppressed=false&accountPrefix=CZ&sort=AMOUNT&limit=100");
        assertThat(result.out()).isEqualTo("No such breaks.\n");
    }

    @Test
    void aChoiceThatIsNoneIsAnsweredWithTheChoices() {
        // Given nothing

        // When
        var result = cli.run("drift", "list", "--status", "ajar");

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("'ajar' is none of open, explained, proposed, approved, released, rechecking, closed, "
                        + "self-healed");
    }

    @Test
    void aWatchShowsTheListAgainAndOutlivesAFailure() {
        // Given
        ledger.on(
                "GET /api/v1/breaks",
                new Page<>(List.of(Samples.aBreak("brk-1", "CZ-7", "-1250.00")), null),
                StubLedger.Reply.problem(503, Problems.UNAVAILABLE, "the database cannot be reached", Map.of()),
                new Page<>(List.of(), null));
        var looks = new AtomicInteger();
        cli.pausing(pause -> {
            if (looks.incrementAndGet() == 3) {
                throw new InterruptedException("Ctrl-C");
            }
        });

        // When
        var result = cli.run("drift", "list", "--watch", "-o", "json");

        // Then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.out().lines()).hasSize(2);
        assertThat(result.out().lines().findFirst().orElseThrow()).startsWith("[{\"breakId\":\"brk-1\"");
        assertThat(result.err()).contains("error: the database cannot be reached");
    }

    @Test
    void aBreakIsShownWithAllThatADecisionNeeds() {
        // Given
        ledger.on(
                "GET /api/v1/breaks/brk-1",
                new BreakDetail(
                        Samples.aBreak("brk-1", "CZ-7", "-1250.00"),
                        List.of(),
                        List.of(Samples.entry("E-1", "250.00", "250.00")),
                        List.of(Samples.correction(CorrectionStatus.REJECTED, "1250.00")),
                        new BreakDetail.Proposal("1250.00", "CZK", "@drift-suspense", Samples.END_OF_DAY, "1500.00"),
                        List.of(new BreakDetail.HistoryLine(Samples.AT, "system", "opened by report rep-1")),
                        List.of(new BreakDetail.OtherBreak(
                                "brk-7", BreakStatus.EXPLAINED, Verdict.DUPLICATE, "-20.00"))));

        // When
        var result = cli.run("drift", "show", "brk-1");

        // Then
        assertThat(result.out()).isEqualTo("""
                Break        brk-1
                Account      CZ-7
                Status       open
                Severity     medium
                Age          3 days
                Owner        nobody
                Suppressed   no
                Verdict      missing-credit
                CBS          1500.00 CZK
                Shadow       250.00 CZK
                Drift        -1250.00 CZK (shadow minus CBS)
                Unexplained  -1250.00 CZK
                Explanation  The core booked a credit of 1250.00 CZK that no event brought.
                As of        2026-11-20 22:59:59Z
                Basis        value
                Attachments  0
                Report       rep-1
                Opened       2026-11-20 10:15:30Z
                Updated      2026-11-20 10:15:30Z

                Other breaks of the account
                BREAK  STATUS     VERDICT     DRIFT
                brk-7  explained  duplicate  -20.00

                Latest entries of the account
                VALUE TIME            EVENT  AMOUNT  CUR  BALANCE  DESCRIPTION
                2026-11-20 10:15:30Z  E-1    250.00  CZK   250.00  Salary November

                Corrections
                CORRECTION  ACCOUNT   AMOUNT  CUR  STATUS    MAKER  REASON
                cor-1       CZ-7     1250.00  CZK  rejected  maker  credit lost

                The entry that would close it
                Amount        1250.00 CZK
                Contra        @drift-suspense
                Value time    2026-11-20 22:59:59Z
                Shadow after  1500.00 CZK
                Propose it    shadowledger correction propose brk-1 --reason '…'

                History
                AT                    WHO     WHAT
                2026-11-20 10:15:30Z  system  opened by report rep-1
                """);
    }
}

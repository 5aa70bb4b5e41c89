package io.shadowledger.cli.command.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Problems;
import io.shadowledger.api.event.BatchReceipt;
import io.shadowledger.cli.output.Documents;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsImportCommandTest {

    @AutoClose
    private final StubLedger ledger = new StubLedger();

    @TempDir
    private Path directory;

    private TestCli cli;

    @BeforeEach
    void configure() {
        cli = TestCli.against(ledger, directory);
    }

    private static final String BATCH = "POST /api/v1/events/batch";

    private static final String CORE = """
            "trans_id";"account_id";"date";"type";"operation";"amount";"balance"
            695247;2378;930101;"PRIJEM";"VKLAD";700.00;700.00
            171812;576;930102;"VYDAJ";"VKLAD";900.50;900.50
            """;

    private static final String[] CORE_OPTIONS = {
        "--delimiter",
        ";",
        "--map",
        "eventId=trans_id,accountId=account_id,timestamp=date",
        "--credit",
        "PRIJEM",
        "--debit",
        "VYDAJ,VYBER",
        "--date-format",
        "yyMMdd",
        "--zone",
        "Europe/Prague",
        "--currency",
        "CZK"
    };

    @Test
    void aCoreBankingFileIsReadAsTheOptionsSay() {
        // Given
        var file = cli.file("trans.csv", CORE);
        ledger.on(BATCH, new BatchReceipt(2, 0, List.of()));

        // When
        var result = cli.run(with("--as", "feed", "events", "import", file));

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body())
                .isEqualTo("[{\"eventId\":\"695247\",\"accountId\":\"2378\",\"type\":\"credit\",\"amount\":\"700.00\","
                        + "\"currency\":\"CZK\",\"timestamp\":\"1992-12-31T23:00:00Z\"},"
                        + "{\"eventId\":\"171812\",\"accountId\":\"576\",\"type\":\"debit\",\"amount\":\"900.50\","
                        + "\"currency\":\"CZK\",\"timestamp\":\"1993-01-01T23:00:00Z\"}]");
        assertThat(result.out()).isEqualTo("""
                File         %s
                Events       2
                Accepted     2
                Duplicates   0
                Rejected     0
                Read in CZK  2 events, credits 700.00, debits 900.50
                """.formatted(file));
    }

    @Test
    void aYearInPlaceOfACenturyIsRefused() {
        // Given
        var file = cli.file("trans.csv", CORE);

        // When
        var result = cli.run(with("--as", "feed", "events", "import", file, "--century", "1900"));

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("19 for 1900 to 1999");
    }

    @Test
    void optionsCanBeKeptInAFile() {
        // Given
        var file = cli.file("trans.csv", CORE);
        var options = cli.file("core.options", "# our core's files\n" + String.join("\n", CORE_OPTIONS) + "\n");
        ledger.on(BATCH, new BatchReceipt(2, 0, List.of()));

        // When
        var result = cli.run("--as", "feed", "events", "import", file, "@" + options);

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body()).contains("1992-12-31T23:00:00Z");
    }

    @Test
    void jsonLinesComeFromStandardInput() {
        // Given
        cli.input("""
                {"eventId":"E-1","accountId":"A","type":"credit","amount":12.50,"timestamp":"2026-11-20T10:15:30Z"}

                {"eventId":"E-2","accountId":"A","type":"debit","amount":"2.50","timestamp":"2026-11-20T10:15:30+01:00"}
                """);
        ledger.on(BATCH, new BatchReceipt(1, 1, List.of()));

        // When
        var result = cli.run("--as", "feed", "events", "import", "-", "-o", "json");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body()).contains("\"12.50\"", "\"2026-11-20T09:15:30Z\"");
        assertThat(Documents.wire().readTree(result.out()).get("duplicates").intValue())
                .isEqualTo(1);
    }

    @Test
    void aBadLineStopsTheImportAndWhatCameBeforeItIsAccepted() {
        // Given
        var file = cli.file("day.csv", rows(7, 4));
        accepting();

        // When
        var result = cli.run("--as", "feed", "events", "import", file, "--batch-size", "2", "--in-flight", "1");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains(file + ": line 5, column 4 (amount): 'many' is not an amount")
                .contains("stopped before the file's end, with 3 events accepted", "again is safe");
        assertThat(ledger.requests()).hasSize(2);
    }

    @Test
    void badLinesCanBeSkipped() {
        // Given
        var file = cli.file("day.csv", rows(7, 4));
        accepting();

        // When
        var result = cli.run("--as", "feed", "events", "import", file, "--on-error", "skip");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("Accepted         6", "Rejected         1");
        assertThat(result.err()).contains("line 5, column 4 (amount)").doesNotContain("stopped");
    }

    @Test
    void anEventThatTheLedgerRefusesIsNamedByItsLine() {
        // Given
        var file = cli.file("day.csv", rows(3, 0));
        ledger.on(
                BATCH,
                new BatchReceipt(
                        2,
                        0,
                        List.of(new BatchReceipt.Rejection(1, "E-2", "accountId", "has more than 64 characters"))));

        // When
        var result = cli.run("--as", "feed", "events", "import", file);

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("line 3, column 2 (accountId): has more than 64 characters");
    }

    @Test
    void aLedgerThatComesBackIsAskedAgain() {
        // Given
        var file = cli.file("day.csv", rows(3, 0));
        ledger.on(
                BATCH,
                StubLedger.Reply.problem(503, Problems.UNAVAILABLE, "the topic cannot be reached", Map.of()),
                StubLedger.Reply.problem(503, Problems.UNAVAILABLE, "the topic cannot be reached", Map.of()),
                new BatchReceipt(3, 0, List.of()));

        // When
        var result = cli.run("--as", "feed", "events", "import", file);

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.requests()).hasSize(3);
        assertThat(result.err()).contains("the topic cannot be reached; trying again in 0.25 s", "in 0.5 s");
    }

    @Test
    void aLedgerThatStaysAwayEndsTheImportInTime() {
        // Given
        var file = cli.file("day.csv", rows(3, 0));
        ledger.on(BATCH, StubLedger.Reply.problem(503, Problems.UNAVAILABLE, "the topic cannot be reached", Map.of()));

        // When
        var result = cli.run("--as", "feed", "events", "import", file);

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(ledger.requests()).hasSize(8);
        assertThat(cli.pauses().stream().mapToLong(p -> p.toMillis()).sum()).isLessThan(30_000);
        assertThat(result.err()).contains("error: the topic cannot be reached", "with 0 events accepted");
    }

    @Test
    void aUserWhoMayNotSubmitLearnsItOnceAndWithFour() {
        // Given
        var file = cli.file("day.csv", rows(3, 0));
        ledger.on(BATCH, StubLedger.Reply.problem(403, "about:blank", "events need the role user", Map.of()));

        // When
        var result = cli.run("events", "import", file);

        // Then
        assertThat(result.code()).isEqualTo(4);
        assertThat(ledger.requests()).hasSize(1);
    }

    @Test
    void aDryRunSendsNothingAndCountsAll() {
        // Given
        var file = cli.file("trans.csv", CORE);

        // When
        var result = cli.run(with("events", "import", file, "--dry-run"));

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.requests()).isEmpty();
        assertThat(ledger.logins()).isEmpty();
        assertThat(result.out()).contains("nothing: this was a dry run", "credits 700.00, debits 900.50");
    }

    @Test
    void aColumnThatIsNotThereIsAnsweredWithThoseThatAre() {
        // Given
        var file = cli.file("trans.csv", CORE);

        // When
        var result = cli.run("events", "import", file, "--map", "eventId=trans");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains(file + ": line 1: no column 'trans' for eventId; there are trans_id, account_id, date, type");
    }

    @Test
    void aFieldThatAnEventDoesNotHaveIsAWrongCommandLine() {
        // Given
        var file = cli.file("trans.csv", CORE);

        // When
        var result = cli.run("events", "import", file, "--map", "id=trans_id");

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("an event has no field 'id'; it has eventId, accountId");
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() {
        // Given
        var file = cli.file("trans.csv", "");

        // When
        var result = cli.run("events", "import", file);

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains(file + ": line 1: is empty");
    }

    @Test
    void theFileItselfIsNeverOverwrittenWithItsRejects() throws IOException {
        // Given
        var file = cli.file("day.csv", rows(3, 0));

        // When
        var result = cli.run("--as", "feed", "events", "import", file, "--rejects", file);

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--rejects names a file of its own");
        assertThat(Files.readString(Path.of(file))).isEqualTo(rows(3, 0));
    }

    @Test
    void theVeryFirstLineIsNamedWhenItIsBad() {
        // Given
        var file = cli.file("day.csv", rows(3, 1));

        // When
        var result = cli.run("--as", "feed", "events", "import", file);

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains(file + ": line 2, column 4 (amount)");
        assertThat(ledger.requests()).isEmpty();
    }

    private void accepting() {
        ledger.replying(
                BATCH,
                request -> StubLedger.Reply.json(new BatchReceipt(
                        Documents.wire().readTree(request.body()).size(), 0, List.of())));
    }

    /** Rows after a header; one of them has no number where its amount should be. */
    private static String rows(int count, int bad) {
        return "eventId,accountId,type,amount,timestamp\n"
                + IntStream.rangeClosed(1, count)
                        .mapToObj(i -> "E-%d,A-%d,credit,%s,2026-11-20T10:00:00Z\n"
                                .formatted(i, i, i == bad ? "many" : "1.00"))
                        .collect(Collectors.joining());
    }

    private static String[] with(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of(CORE_OPTIONS));
        return all.toArray(String[]::new);
    }
}

package io.shadowledger.cli.command.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.event.BatchReceipt;
import io.shadowledger.cli.output.Documents;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsImportTest {

    private static final String BATCH = "POST /api/v1/events/batch";

    private static final String MT940 = """
            :20:STM1
            :25:50880050/0194774600
            :28C:7/1
            :60F:C261119EUR100,00
            :61:2611201120C15,25NTRFINV-1//BANKREF01
            :86:thanks
            :61:2611201120D5,25NCHGNONREF
            :86:fee
            :62F:C261120EUR110,00
            -
            """;

    @AutoClose
    private final StubLedger ledger = new StubLedger();

    @TempDir
    private Path directory;

    private TestCli cli;

    @BeforeEach
    void configure() {
        cli = TestCli.against(ledger, directory);
        ledger.replying(
                BATCH,
                request -> StubLedger.Reply.json(new BatchReceipt(
                        Documents.wire().readTree(request.body()).size(), 0, List.of())));
    }

    @Test
    void theEntriesOfAStatementAreSentAsEventsWhateverTheFileIsCalled() {
        // Given
        var file = cli.file("statement.txt", MT940);

        // When
        var result = cli.run(
                "--as",
                "feed",
                "events",
                "import",
                file,
                "--zone",
                "Europe/Prague",
                "--id-prefix",
                "b1-",
                "--account",
                "50880050/0194774600=CZ-7");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body())
                .matches("\\[\\{\"eventId\":\"b1-BANKREF01:[0-9a-f]{12}\",\"accountId\":\"CZ-7\",\"type\":\"credit\","
                        + "\"amount\":\"15.25\",\"currency\":\"EUR\",\"timestamp\":\"2026-11-19T23:00:00Z\","
                        + "\"reference\":\"INV-1\",\"description\":\"booked 2026-11-20; thanks\"\\},"
                        + "\\{\"eventId\":\"b1-stmt:[0-9a-f]{32}\".*\"type\":\"debit\",\"amount\":\"5.25\".*");
        assertThat(result.out()).contains("Read in EUR  2 events, credits 15.25, debits 5.25");
    }

    @Test
    void aStatementThatDoesNotTieIsImportedAndTheFindingSaidWithThree() {
        // Given
        var file = cli.file("statement.sta", MT940.replace("110,00", "111,00"));

        // When
        var result = cli.run("--as", "feed", "events", "import", file);

        // Then
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("Accepted     2", "Findings     1");
        assertThat(result.err())
                .contains(
                        file + ": line 9: finding: the closing balance is stated as 111.00 EUR", "1.00 is unaccounted");
    }

    @Test
    void aDryRunOfSeveralFilesAddsThemUpAndSendsNothing() {
        // Given
        cli.file("a.sta", MT940);
        cli.file("b.sta", MT940.replace("110,00", "109,00").replace("STM1", "STM2"));

        // When
        var result = cli.run("events", "import", directory.resolve("*.sta").toString(), "--dry-run", "--zone", "UTC");

        // Then
        assertThat(result.code()).isEqualTo(3);
        assertThat(ledger.requests()).isEmpty();
        assertThat(result.out())
                .containsSubsequence(
                        "a.sta", "b.sta", "File         all 2", "Events       4", "nothing: this was a dry run")
                .contains("Read in EUR  4 events, credits 30.50, debits 10.50");
    }

    @Test
    void severalFilesAreAnArrayForPrograms() {
        // Given
        var one = cli.file("a.sta", MT940);

        // When
        var result = cli.run("--as", "feed", "events", "import", one, one, "-o", "json");

        // Then
        var summaries = Documents.wire().readTree(result.out());
        assertThat(summaries.size()).isEqualTo(2);
        assertThat(summaries.get(1).get("accepted").intValue()).isEqualTo(2);
    }

    @Test
    void anEntryThatIsNotBookedYetIsPassedOverAndCounted() {
        // Given
        var file = cli.file("interim.sta", """
                :20:I1
                :25:NL91ABNA0417164300EUR
                :28C:1/1
                :34F:EUR0,
                :13D:2611201400+0100
                :61:2611201120C15,25NTRFNONREF//BANKREF01
                :61:261123EC70,NTRFNONREF
                -
                """);

        // When
        var result = cli.run("--as", "feed", "events", "import", file);

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Accepted     1", "Passed over  1 entries that move nothing, or not yet");
        assertThat(ledger.last().body()).contains("\"accountId\":\"NL91ABNA0417164300\"");
    }

    @Test
    void aStatementThatBreaksOffIsNamedWithItsLineAndField() {
        // Given
        var file = cli.file("statement.sta", MT940.replace(":62F:C261120EUR110,00\n", ""));

        // When
        var result = cli.run("--as", "feed", "events", "import", file);

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains(file + ": line 9 (field :62F:): is missing: the statement that begins in line 1");
    }

    @Test
    void xmlThatIsNoStatementIsSaidToBeNone() {
        // Given
        var file = cli.file("page.xml", "<html><body/></html>");

        // When
        var result = cli.run("--as", "feed", "events", "import", file);

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains(file + ": line 1: is XML but no camt.053 statement");
    }

    @Test
    void aFileOfAnotherFormatThanWasSaidIsRefusedInWords() {
        // Given
        var file = cli.file("statement.sta", MT940);

        // When
        var result = cli.run("--as", "feed", "events", "import", file, "--format", "bai2");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("line 1: ':20:STM1' is not a BAI2 record");
    }
}

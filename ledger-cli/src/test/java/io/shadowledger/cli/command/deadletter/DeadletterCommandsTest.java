package io.shadowledger.cli.command.deadletter;

import static io.shadowledger.cli.testing.DeadLetterSamples.ID;
import static io.shadowledger.cli.testing.DeadLetterSamples.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.Problems;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.ReplayCount;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.cli.testing.DeadLetterSamples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeadletterCommandsTest {

    private static final String ROUTE = "/api/v1/dead-letters";

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
    void openOnesAreListedUnlessOthersAreAskedFor() {
        // Given
        ledger.on("GET " + ROUTE, new Page<>(List.of(DeadLetterSamples.letter(DeadLetterStatus.OPEN, null)), null));

        // When
        var result = cli.run("deadletter", "list", "--topic", "transactions.raw", "--reason", "amount");

        // Then
        assertThat(ledger.last().target())
                .isEqualTo(ROUTE + "?status=OPEN&topic=transactions.raw&reason=amount&limit=100");
        assertThat(result.out()).isEqualTo("""
                DEAD LETTER              RECORDED              STATUS  REASON
                transactions.raw-3-1207  2026-11-20 10:15:30Z  open    '12,50' is not an amount…
                """);
    }

    @ParameterizedTest
    @CsvSource({"--all,limit=100", "--status=replayed,status=REPLAYED&limit=100"})
    void otherStatusesAreAskedFor(String option, String query) {
        // Given
        ledger.on("GET " + ROUTE, new Page<>(List.of(), null));

        // When
        var result = cli.run("deadletter", "list", option);

        // Then
        assertThat(ledger.last().target()).isEqualTo(ROUTE + "?" + query);
        assertThat(result.out()).isEqualTo("No such dead letters.\n");
    }

    @Test
    void oneIsShownWithItsReasonItsBytesAndWhatCanBeDone() {
        // Given
        ledger.on(
                "GET " + ROUTE + "/" + ID,
                DeadLetterSamples.detail(DeadLetterStatus.OPEN, DeadLetterSamples.replay(ReplayStatus.UNCONFIRMED)));

        // When
        var result = cli.run("deadletter", "show", ID);

        // Then
        assertThat(result.out()).isEqualTo("""
                Dead letter  transactions.raw-3-1207
                Status       open
                Recorded     2026-11-20 10:15:30Z
                Reason       '12,50' is not an amount: use digits and a decimal point, such as
                             12.50
                Unchanged    cannot be posted: '12,50' is not an amount: use digits and a
                             decimal point, such as 12.50
                Key          CZ-7
                Event        TX-17
                Size         36 bytes

                What it says
                {"eventId":"TX-17","amount":"12,50"}

                Replays
                REPLAY  ASKED                 BY     STATUS       SENT TO  NOTE
                rpl-5   2026-11-20 10:15:30Z  maker  unconfirmed  -        comma

                What can be done
                Mend it     shadowledger deadletter replay transactions.raw-3-1207 --mended FILE --note '…'
                Dismiss it  shadowledger deadletter dismiss transactions.raw-3-1207 --reason '…'
                """);
    }

    @Test
    void bytesThatAreNoTextAreShownInHexadecimal() {
        // Given
        ledger.on(
                "GET " + ROUTE + "/" + ID,
                DeadLetterSamples.detail(
                        DeadLetterStatus.DISMISSED,
                        DeadLetterSamples.payload(new byte[] {(byte) 0xff, 'a', 0x1b}, null)));

        // When
        var result = cli.run("deadletter", "show", ID);

        // Then
        assertThat(result.out()).contains("0000  ff 61 1b                                         .a.\n");
        assertThat(cli.run("deadletter", "show", ID, "--payload").code()).isEqualTo(1);
    }

    @Test
    void whatARecordSaysGoesIntoAFileToMend() {
        // Given
        ledger.on("GET " + ROUTE + "/" + ID, DeadLetterSamples.detail(DeadLetterStatus.OPEN));

        // When
        var result = cli.run("deadletter", "show", ID, "--payload");

        // Then
        assertThat(result.out()).isEqualTo(TEXT + "\n");
    }

    @Test
    void aMendedEventIsSentWithItsNoteAndFollowedToTheBook() {
        // Given
        replayed(ReplayStatus.POSTED);
        var file = cli.file("e.json", "{\"eventId\":\"TX-17\",\"amount\":\"12.50\"}\n");

        // When
        var result = cli.run("--as", "maker", "deadletter", "replay", ID, "--mended", file, "--note", "comma");

        // Then
        assertThat(result.code()).isZero();
        assertThat(request().body())
                .isEqualTo(
                        "{\"payload\":\"{\\\"eventId\\\":\\\"TX-17\\\",\\\"amount\\\":\\\"12.50\\\"}\",\"note\":\"comma\"}");
        assertThat(request().headers()).containsEntry("authorization", "Bearer token-of-maker");
        assertThat(result.out()).isEqualTo("""
                Replay    rpl-5
                Status    posted
                Event     TX-17
                Content   as it came
                Note      comma
                Asked by  maker
                Asked     2026-11-20 10:15:30Z
                Sent      2026-11-20 10:15:30Z
                Sent to   transactions.raw-3-1300
                Settled   2026-11-20 10:15:30Z
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DUPLICATE   | 0 | the event was in the book before
            CONFLICT    | 1 | 'conflict show transactions.raw-3-1300' shows both
            DEAD_LETTER | 1 | is dead letter transactions.raw-3-1300 now
            UNCONFIRMED | 1 | replaying it is harmless
            """)
    void otherOutcomesAreSaid(ReplayStatus status, int code, String remark) {
        // Given
        replayed(status);

        // When
        var result = cli.run("--as", "maker", "deadletter", "replay", ID);

        // Then
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.err()).contains(remark);
        assertThat(request().body()).isEqualTo("{}");
    }

    @Test
    void oneWithoutAnOutcomeInTimeEndsWithFive() {
        // Given
        replayed(ReplayStatus.SENT);

        // When
        var result = cli.run("--as", "maker", "deadletter", "replay", ID, "--timeout", "2");

        // Then
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("the replay of " + ID + " is not done");
    }

    @Test
    void withoutWaitingItEndsOnceItIsAskedFor() {
        // Given
        replayed(ReplayStatus.POSTED);

        // When
        var result = cli.run("--as", "maker", "deadletter", "replay", ID, "--no-wait");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Status    sending");
        assertThat(ledger.last().method()).isEqualTo("POST");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replay                            | name one dead letter by its id, or say --all
            replay ID --all --note why        | name one dead letter by its id, or say --all
            replay ID --topic t               | --topic, --reason, --since and --yes go with --all
            replay --all                      | --all needs a --note that says why
            replay ID --mended e.json         | --mended needs a --note that says why
            replay --all --mended e --note w  | --mended goes with the id of one dead letter
            list --all --status open          | error:
            """)
    void whatDoesNotGoTogetherIsRefusedBeforeAnythingIsSent(String line, String message) {
        // When
        var result = cli.run(("deadletter " + line).split(" "));

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(ledger.requests()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        // When
        var result = cli.run("deadletter", "replay", ID, "--mended", "nowhere.json", "--note", "comma");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("error: nowhere.json: there is no such file\n");
    }

    @Test
    void manyAreCountedAskedForAndFollowed() {
        // Given
        many(12, 0);
        cli.atTerminal("y");

        // When
        var result =
                cli.run("--as", "maker", "deadletter", "replay", "--all", "--reason", "64 bits", "--note", "cured");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("""
                Replayed        12
                Cannot be read  2
                """);
        assertThat(ledger.requests().stream()
                        .filter(r -> r.line().equals("POST " + ROUTE + "/replay"))
                        .map(StubLedger.Request::body))
                .containsExactly(
                        "{\"reason\":\"64 bits\",\"dryRun\":true}",
                        "{\"reason\":\"64 bits\",\"note\":\"cured\",\"dryRun\":false,\"expected\":12}",
                        "{\"reason\":\"64 bits\",\"dryRun\":true}");
        assertThat(ledger.requests())
                .anyMatch(r -> r.line().equals("GET " + ROUTE + "?status=REPLAYING&reason=64 bits&limit=1"));
    }

    @Test
    void manyOfWhichSomeFailAgainEndWithOne() {
        // Given
        many(12, 3);

        // When
        var result = cli.run("--as", "maker", "deadletter", "replay", "--all", "--note", "cured", "--yes");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Still open in this selection: 3.");
    }

    @Test
    void aNoReplaysNothing() {
        // Given
        many(12, 0);
        cli.atTerminal("");

        // When
        var result = cli.run("--as", "maker", "deadletter", "replay", "--all", "--note", "cured");

        // Then
        assertThat(result.code()).isEqualTo(6);
        assertThat(ledger.requests()).hasSize(1);
        assertThat(ledger.last().body()).contains("\"dryRun\":true");
    }

    @Test
    void withoutATerminalNothingIsReplayedUnlessYesIsSaid() {
        // Given
        many(12, 0);

        // When
        var result = cli.run("--as", "maker", "deadletter", "replay", "--all", "--note", "cured");

        // Then
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("--yes replays 12 dead letters");
    }

    @Test
    void othersThanWereCountedEndWithSix() {
        // Given
        ledger.on(
                "POST " + ROUTE + "/replay",
                new ReplayCount(true, 12, 0, false),
                StubLedger.Reply.problem(
                        409, Problems.CHANGED, "there are 13 dead letters to replay now, not 12", Map.of()));

        // When
        var result = cli.run("--as", "maker", "deadletter", "replay", "--all", "--note", "cured", "--yes");

        // Then
        assertThat(result.code()).isEqualTo(6);
    }

    @Test
    void nothingToReplayIsNoFailure() {
        // Given
        ledger.on("POST " + ROUTE + "/replay", new ReplayCount(true, 0, 4, false));

        // When
        var result = cli.run("--as", "maker", "deadletter", "replay", "--all", "--note", "cured");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Replayed        0\n");
        assertThat(result.err()).contains("need a mended event each");
    }

    @Test
    void aDismissalCarriesItsReason() {
        // Given
        ledger.on("POST " + ROUTE + "/" + ID + "/dismiss", DeadLetterSamples.letter(DeadLetterStatus.DISMISSED, null));

        // When
        var result = cli.run("--as", "maker", "deadletter", "dismiss", ID, "--reason", "a test");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body()).isEqualTo("{\"reason\":\"a test\"}");
        assertThat(result.out()).contains("Status       dismissed");
    }

    @ParameterizedTest
    @EnumSource(DeadLetterStatus.class)
    void aDocumentIsThatOfTheLedger(DeadLetterStatus status) {
        // Given
        ledger.on("GET " + ROUTE + "/" + ID, DeadLetterSamples.detail(status));

        // When
        var result = cli.run("deadletter", "show", ID, "-o", "yaml");

        // Then
        assertThat(result.out())
                .startsWith("summary:\n  id: \"" + ID + "\"\n")
                .contains("  status: \"" + status + "\"\n", "fault:\n  field: \"amount\"\n");
    }

    @Test
    void aMendedEventIsOnlyProposed() {
        // Given
        ledger.on("POST " + ROUTE + "/" + ID + "/replay", DeadLetterSamples.mended(ReplayStatus.PROPOSED))
                .on(
                        "GET " + ROUTE + "/" + ID,
                        DeadLetterSamples.detail(
                                DeadLetterStatus.PROPOSED, DeadLetterSamples.mended(ReplayStatus.PROPOSED)));
        var file = cli.file("e.json", "{\"amount\":\"12.50\"}\n");

        // When
        var result = cli.run("--as", "maker", "deadletter", "replay", ID, "--mend", file, "--note", "comma");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Status    proposed", "Content   mended", "Digest    " + "d2".repeat(32));
        assertThat(result.err()).contains("another person looks at it and approves with 'deadletter approve " + ID);
    }

    @Test
    void anApprovalShowsTheMendedEventAsksAndSendsTheDigestItShowed() {
        // Given
        mended();
        cli.atTerminal("y");

        // When
        var result = cli.run("--as", "checker", "deadletter", "approve", ID, "--note", "as the bank says");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("{\"amount\":\"12.50\"}");
        assertThat(ledger.last().body())
                .isEqualTo("{\"digest\":\"" + "d2".repeat(32) + "\",\"note\":\"as the bank says\"}");
        assertThat(result.out()).contains("Status    sending", "Checker   checker");
    }

    @Test
    void nothingIsApprovedWithoutAYesOrWithAnotherDigest() {
        // Given
        mended();
        cli.atTerminal("n");

        // When
        var no = cli.run("--as", "checker", "deadletter", "approve", ID);
        var other = cli.run("--as", "checker", "deadletter", "approve", ID, "--yes", "--digest", "00");

        // Then
        assertThat(no.code()).isEqualTo(6);
        assertThat(other.code()).isEqualTo(6);
        assertThat(ledger.requests()).noneMatch(r -> r.target().endsWith("/approve"));
    }

    @Test
    void aRejectionOfAMendedEventCarriesItsNote() {
        // Given
        ledger.on("POST " + ROUTE + "/" + ID + "/reject", DeadLetterSamples.mended(ReplayStatus.REJECTED));

        // When
        var result = cli.run("--as", "checker", "deadletter", "reject", ID, "--note", "wrong amount");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body()).isEqualTo("{\"note\":\"wrong amount\"}");
    }

    private void mended() {
        ledger.on(
                        "GET " + ROUTE + "/" + ID,
                        DeadLetterSamples.detail(
                                DeadLetterStatus.PROPOSED, DeadLetterSamples.mended(ReplayStatus.PROPOSED)))
                .on("POST " + ROUTE + "/" + ID + "/approve", DeadLetterSamples.mended(ReplayStatus.SENDING));
    }

    private StubLedger.Request request() {
        return ledger.requests().stream()
                .filter(r -> r.target().endsWith("/replay"))
                .findFirst()
                .orElseThrow();
    }

    private void replayed(ReplayStatus status) {
        ledger.on("POST " + ROUTE + "/" + ID + "/replay", DeadLetterSamples.replay(ReplayStatus.SENDING))
                .on(
                        "GET " + ROUTE + "/" + ID,
                        DeadLetterSamples.detail(
                                DeadLetterStatus.REPLAYING, DeadLetterSamples.replay(ReplayStatus.SENT)),
                        DeadLetterSamples.detail(DeadLetterStatus.REPLAYED, DeadLetterSamples.replay(status)));
    }

    private void many(int replayable, int leftAfterwards) {
        ledger.on(
                        "POST " + ROUTE + "/replay",
                        new ReplayCount(true, replayable, 2, false),
                        new ReplayCount(false, replayable, 2, false),
                        new ReplayCount(true, leftAfterwards, 2, false))
                .on(
                        "GET " + ROUTE,
                        new Page<>(List.of(DeadLetterSamples.letter(DeadLetterStatus.REPLAYING, null)), "more"),
                        new Page<>(List.of(), null));
    }
}

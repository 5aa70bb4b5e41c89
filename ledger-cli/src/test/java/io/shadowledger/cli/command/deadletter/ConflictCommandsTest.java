package io.shadowledger.cli.command.deadletter;

import static io.shadowledger.cli.testing.DeadLetterSamples.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.cli.testing.DeadLetterSamples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictCommandsTest {

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
    void conflictsAreListedByEvent() {
        // Given
        ledger.on(
                "GET /api/v1/conflicts",
                new Page<>(List.of(DeadLetterSamples.conflict().summary()), null));

        // When
        var result = cli.run("conflict", "list", "--event", "TX-17", "--since", "2026-11-20");

        // Then
        assertThat(ledger.last().target())
                .isEqualTo("/api/v1/conflicts?eventId=TX-17&since=2026-11-20T00:00:00Z&limit=100");
        assertThat(result.out()).isEqualTo("""
                CONFLICT                 EVENT  BOOKED   CAME  CUR  DIFFERS IN
                transactions.raw-3-1207  TX-17   10.00  12.50  CZK  amount
                """);
    }

    @Test
    void bothSidesAreShownWithWhatDiffers() {
        // Given
        ledger.on("GET /api/v1/conflicts/" + ID, DeadLetterSamples.conflict());

        // When
        var result = cli.run("conflict", "show", ID);

        // Then
        assertThat(result.out()).isEqualTo("""
                Conflict     transactions.raw-3-1207
                Event        TX-17
                Booked       2026-11-20 10:15:30Z
                Booked from  transactions.raw-3-1101
                Came again   2026-11-20 10:15:30Z
                Differs in   amount

                Both sides
                   FIELD        BOOKED                CAME
                   kind         event                 event
                   accountId    CZ-7                  CZ-7
                ≠  amount       10.00                 12.50
                   currency     CZK                   CZK
                   valueTime    2026-11-20 10:15:30Z  2026-11-20 10:15:30Z
                   reference    -                     -
                   description  Salary November       Salary November

                What came, and was not posted
                {"eventId":"TX-17","amount":"12,50"}
                """);
    }
}

package io.shadowledger.cli.command.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.BreakExplanation;
import io.shadowledger.api.drift.BreakExplanation.Found;
import io.shadowledger.api.drift.BreakExplanation.Step;
import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftExplainCommandTest {

    @AutoClose
    private final StubLedger ledger = new StubLedger();

    @TempDir
    private Path directory;

    private TestCli cli;

    @BeforeEach
    void configure() {
        cli = TestCli.against(ledger, directory);
        ledger.on(
                "POST /api/v1/breaks/brk-1/explain",
                new BreakExplanation(
                        "brk-1",
                        Samples.END_OF_DAY,
                        "CZK",
                        "-22.00",
                        "0.00",
                        List.of(
                                new Step("dead letter", Found.NOTHING, "Looked for a record.", 0, List.of()),
                                new Step(
                                        "entries of the reports",
                                        Found.CAUSE,
                                        "Event pay-2 is booked with 61.00 CZK; the CBS reports it as entry BANK-2 with 83.00 CZK.",
                                        70,
                                        List.of("pay-2")))));
    }

    @Test
    void whatWasFoundIsShownWholeWithinEightyColumnsAndWhatWasNotByName() {
        // When
        var result = cli.run("drift", "explain", "brk-1");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("Drift        -22.00 CZK (shadow minus CBS)", "cause", "70", "BANK-2")
                .contains("Nothing was found by\ndead letter\n")
                .doesNotContain("Looked for a record.");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void thoseThatFoundNothingAreShownWhenAskedFor() {
        // When
        var result = cli.run("drift", "explain", "brk-1", "--all");

        // Then
        assertThat(result.out()).contains("nothing", "Looked for a");
    }
}

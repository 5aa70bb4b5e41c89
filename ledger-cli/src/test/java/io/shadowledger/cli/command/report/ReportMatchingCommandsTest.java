package io.shadowledger.cli.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.matching.DryRun;
import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.api.matching.MatchingCriteria;
import io.shadowledger.api.matching.MatchingRule;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMatchingCommandsTest {

    private static final String RULE = """
            {"priority": 350, "enabled": true, "criteria": {"reference": "EXACT", "windowDays": 5, "similarity": 0,
             "cardinality": "ONE_TO_ONE", "tolerances": [{"currency": "CZK", "amount": "0.05"}]}}
            """;

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
    void matchesOfAKindAreListedWithinEightyColumns() {
        // Given
        var match = new EntryMatch(
                "mat-1",
                "CZ-7",
                "CZK",
                MatchKind.MANY_TO_ONE,
                "builtin.events-of-reference",
                90,
                List.of("e-1", "e-2"),
                List.of(3),
                "0.00",
                "Events e-1, e-2, together a credit of 35.00 CZK, are one entry of the CBS: BANK-1.");
        ledger.on("GET /api/v1/reports/rep-1/matches", new Page<>(List.of(match), null));

        // When
        var result = cli.run("report", "matches", "rep-1", "--kind", "many-to-one");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().target()).contains("kind=MANY_TO_ONE");
        assertThat(result.out()).contains("many-to-one", "90", "0.00", "Events e-1");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void rulesAreListedInWords() {
        // Given
        ledger.on("GET /api/v1/matching-rules", List.of(rule()));

        // When
        var result = cli.run("report", "rule", "list");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("350", "cards", "same reference, within");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aRuleIsSavedFromItsFile() {
        // Given
        ledger.on("PUT /api/v1/matching-rules/cards", rule());

        // When
        var result = cli.run("report", "rule", "save", "cards", cli.file("cards.json", RULE));

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body()).contains("\"priority\":350", "\"amount\":\"0.05\"");
        assertThat(result.out()).contains("amounts to within 0.05 CZK");
    }

    @Test
    void aRuleIsTriedInThePlaceOfAnother() {
        // Given
        ledger.on(
                "POST /api/v1/matching-rules/dry-run",
                new DryRun(
                        10,
                        40,
                        100,
                        104,
                        5,
                        1,
                        2,
                        List.of(new DryRun.Example(
                                "rep-1", "CZ-7", "CZK", 3, "ONLY_CBS", "ONE_TO_ONE with e-1 by cards"))));

        // When
        var result = cli.run("report", "rule", "try", cli.file("cards.json", RULE), "--instead-of", "builtin.text");

        // Then
        assertThat(ledger.last().body()).contains("\"name\":\"builtin.text\"", "\"reports\":10");
        assertThat(result.out()).contains("Gained", "5", "ONE_TO_ONE with e-1 by cards");
    }

    @Test
    void aRuleIsTakenOutOfUse() {
        // Given
        ledger.on("DELETE /api/v1/matching-rules/cards", Map.of());

        // When
        var result = cli.run("report", "rule", "delete", "cards");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Rule cards is out of use.");
    }

    private static MatchingRule rule() {
        return new MatchingRule(
                "cards",
                1,
                350,
                new MatchingCriteria(
                        MatchingCriteria.ReferenceRule.EXACT,
                        List.of(new MatchingCriteria.AmountTolerance("CZK", "0.05")),
                        5,
                        0,
                        MatchingCriteria.Cardinality.ONE_TO_ONE),
                true,
                null,
                null);
    }
}

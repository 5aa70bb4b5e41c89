package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shadowledger.api.drift.BreakExplanation;
import io.shadowledger.api.drift.BreakExplanation.Found;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.service.report.StoredReport;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports that carry entries: what is matched, what is said of the difference. */
class StatementMatchingTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant MONDAY_EVENING = Instant.parse("2026-03-02T23:59:59Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant TUESDAY_EVENING = Instant.parse("2026-03-03T23:59:59Z");

    private final ComparedBooks books = new ComparedBooks();

    @BeforeEach
    void tieOnMonday() {
        books.booked("base", "a", "1000.00", MONDAY);
        books.compare(books.reported(MONDAY_EVENING, Map.of("a", "1000.00")));
    }

    @Test
    void anAmountThatWasAlteredAtWillIsNamedAmongManyOthers() {
        // Given
        var report = books.reported(TUESDAY_EVENING, Map.of("a", "1234.56"));
        for (int i = 1; i <= 20; i++) {
            books.booked("pay-" + i, "a", i == 7 ? "3.17" : "10.00", TUESDAY, "INV-" + i, null);
            books.reportedEntry(report, "a", i == 7 ? "44.56" : "10.00", TUESDAY, "INV-" + i, null, false);
        }

        // When
        var line = compared(report);

        // Then
        assertThat(line.verdict()).isEqualTo(Verdict.AMOUNT_DIFFERS);
        assertThat(line.explanation())
                .isEqualTo("Event pay-7 is booked with 3.17 CZK; the CBS reports it as entry INV-7 with 44.56 CZK.");
    }

    @Test
    void eventsThatTheCbsReportsAsOneEntryAreNoDifference() {
        // Given
        books.booked("pay-1", "a", "10.00", TUESDAY, "BATCH-9", null);
        books.booked("pay-2", "a", "20.00", TUESDAY, "BATCH-9", null);
        books.booked("pay-3", "a", "5.00", TUESDAY, "BATCH-9", null);
        var report = books.reported(TUESDAY_EVENING, Map.of("a", "1112.00"));
        books.reportedEntry(report, "a", "35.00", TUESDAY, "BATCH-9", null, false);
        books.reportedEntry(report, "a", "77.00", TUESDAY, "BANK-77", null, false);

        // When
        var line = compared(report);

        // Then
        assertThat(line.verdict()).isEqualTo(Verdict.MISSING_CREDIT);
        assertThat(line.explanation()).contains("entry BANK-77").doesNotContain("pay-");
        assertThat(books.matches(report))
                .extracting(EntryMatch::kind, EntryMatch::events, EntryMatch::difference)
                .contains(tuple(MatchKind.MANY_TO_ONE, List.of("pay-3", "pay-1", "pay-2"), "0.00"));
        assertThat(books.matches(report))
                .filteredOn(match -> match.kind() == MatchKind.MANY_TO_ONE)
                .extracting(EntryMatch::explanation)
                .containsExactly(
                        "Events pay-3, pay-1, pay-2, together a credit of 35.00 CZK, are one entry of the CBS: "
                                + "BATCH-9.");
    }

    @Test
    void severalThingsThatMakeTheDifferenceAreAllNamed() {
        // Given
        books.booked("pay-1", "a", "10.00", TUESDAY, "INV-1", null);
        books.booked("pay-2", "a", "20.00", TUESDAY, "INV-2", null);
        var report = books.reported(TUESDAY_EVENING, Map.of("a", "1098.00"));
        books.reportedEntry(report, "a", "31.00", TUESDAY, "INV-2", null, false);
        books.reportedEntry(report, "a", "67.00", TUESDAY.minusSeconds(86_400), "BANK-67", null, false);

        // When
        var line = compared(report);

        // Then
        assertThat(line.verdict()).isEqualTo(Verdict.MISSING_CREDIT);
        assertThat(line.explanation())
                .startsWith("3 things make the difference. ")
                .contains("entry BANK-67", "pay-1", "pay-2 is booked with 20.00 CZK");
    }

    @Test
    void whatCouldBeEitherOfTwoStaysUnexplained() {
        // Given
        books.booked("pay-1", "a", "10.00", TUESDAY, "X-1", "rent");
        books.booked("pay-2", "a", "10.00", TUESDAY, "X-2", "fuel");
        var report = books.reported(TUESDAY_EVENING, Map.of("a", "1010.00"));
        books.reportedEntry(report, "a", "10.00", TUESDAY, "BANK-1", null, false);

        // When
        var line = compared(report);

        // Then
        assertThat(line.verdict()).isEqualTo(Verdict.MISSING_DEBIT);
        assertThat(line.explanation())
                .contains("more than one thing could be the cause", "pay-1, pay-2", "more than one way");
    }

    @Test
    void aReversalOfTheCbsNamesTheEventThatItTakesBack() {
        // Given
        books.booked("pay-1", "a", "10.00", TUESDAY, "INV-1", null);
        var report = books.reported(TUESDAY_EVENING, Map.of("a", "1000.00"));
        books.reportedEntry(report, "a", "10.00", TUESDAY, "INV-1", null, false);
        books.reportedEntry(report, "a", "-10.00", TUESDAY, "BACK-1", null, true);

        // When
        var line = compared(report);

        // Then
        assertThat(line.verdict()).isEqualTo(Verdict.MISSING_DEBIT);
        assertThat(line.explanation())
                .isEqualTo(
                        "The CBS has taken back event pay-1, a credit of 10.00 CZK on 2026-03-03: its entry BACK-1 of "
                                + "2026-03-03 is the opposite, and no event has brought it.");
    }

    @Test
    void anEventThatCountsLaterThanTheCbsCountsItIsTiming() {
        // Given
        books.booked("pay-1", "a", "10.00", TUESDAY.plusSeconds(86_400), "INV-1", null);
        books.booked("pay-2", "a", "10.00", TUESDAY.plusSeconds(86_400), "INV-2", null);
        var report = books.reported(TUESDAY_EVENING, Map.of("a", "1010.00"));
        books.reportedEntry(report, "a", "10.00", TUESDAY, "INV-1", null, false);

        // When
        var line = compared(report);

        // Then
        assertThat(line.verdict()).isEqualTo(Verdict.TIMING);
        assertThat(line.explanation()).contains("Event pay-1", "counts after the as-of time", "as entry INV-1");
    }

    @Test
    void daysAreThoseOfTheBanksZone() {
        // Given
        books.booked("pay-1", "a", "10.00", Instant.parse("2026-03-03T22:30:00Z"));
        books.booked("pay-2", "a", "12.00", Instant.parse("2026-03-03T23:30:00Z"));
        var report = books.reported(Instant.parse("2026-03-04T22:59:59Z"), Map.of("a", "1099.00"));
        books.zone(report, "Europe/Prague");
        books.reportedEntry(report, "a", "10.00", Instant.parse("2026-03-02T23:00:00Z"), "B-1", null, false);
        books.reportedEntry(report, "a", "12.00", Instant.parse("2026-03-03T23:00:00Z"), "B-2", null, false);
        books.reportedEntry(report, "a", "77.00", Instant.parse("2026-03-03T23:00:00Z"), "B-3", null, false);

        // When
        compared(report);

        // Then
        assertThat(books.matches(report))
                .filteredOn(match -> match.kind() == MatchKind.ONE_TO_ONE)
                .extracting(EntryMatch::rule)
                .containsOnly("builtin.same-day");
    }

    @Test
    void anInterimReportNeverSaysWhatTheCbsHasNot() {
        // Given
        books.booked("pay-1", "a", "10.00", TUESDAY, "INV-1", null);
        var interim = books.reported(TUESDAY.plusSeconds(60), Map.of());
        books.format(interim, "mt942");
        books.reportedEntry(interim, "a", "-5.00", TUESDAY, "BANK-5", null, false);
        books.compare(interim);

        // When
        var report = books.reported(TUESDAY_EVENING, Map.of("a", "1000.00"));
        var line = compared(report);

        // Then
        assertThat(books.matches(interim)).extracting(EntryMatch::kind).containsExactly(MatchKind.ONLY_CBS);
        assertThat(line.explanation()).doesNotContain("among the entries");
    }

    @Test
    void aDifferenceThatGrowsByTheSameAmountIsAPatternAndStaysUnexplained() {
        // Given
        for (int day = 1; day <= 2; day++) {
            books.compare(
                    books.reported(MONDAY_EVENING.plusSeconds(day * 86_400L), Map.of("a", (1000 - 5 * day) + ".00")));
        }
        var report = books.reported(MONDAY_EVENING.plusSeconds(3 * 86_400L), Map.of("a", "985.00"));

        // When
        var line = compared(report);

        // Then
        assertThat(line.verdict()).isEqualTo(Verdict.MISSING_DEBIT);
        assertThat(line.explanation()).contains("grown by 5.00 CZK 3 times (2026-03-03, 2026-03-04, 2026-03-05)");
        assertThat(books.breaksOf("a"))
                .extracting(row -> row.view().residual())
                .containsExactly("5.00", "5.00", "5.00");
    }

    @Test
    void theSameAmountOnManyAccountsOfAReportIsSaidOnEach() {
        // Given
        var balances = new HashMap<String, String>();
        for (int i = 1; i <= 6; i++) {
            books.booked("open-" + i, "m" + i, i + "000.00", MONDAY.minusSeconds(86_400L * 20));
            balances.put("m" + i, i == 6 ? "6000.00" : i * 1000 - 25 + ".00");
        }
        var report = books.reported(TUESDAY_EVENING, balances);

        // When
        books.compare(report);

        // Then
        assertThat(books.line(report, "m3").explanation())
                .endsWith(
                        "5 accounts of this report differ by exactly 25.00 CZK: a fee or a credit that is the same for all looks like that.");
    }

    @Test
    void anEventThatIsOnItsWayIsNamedWithItsPlace() {
        // Given
        books.inFlight("pay-1", "a", "10.00", TUESDAY);
        var report = books.reported(TUESDAY_EVENING, Map.of("a", "1010.00"));

        // When
        var line = compared(report);

        // Then
        assertThat(line.verdict()).isEqualTo(Verdict.TIMING);
        assertThat(line.explanation())
                .isEqualTo(
                        "Event pay-1 (a credit of 10.00 CZK, transactions.raw-3 offset 7) is accepted and not posted "
                                + "yet; the CBS has counted it already.");
    }

    @Test
    void anEventThatTakesBackAnotherAndThatTheCbsLacksIsNamed() {
        // Given
        books.booked("pay-1", "a", "10.00", MONDAY.minusSeconds(60), "INV-1", null);
        books.compare(books.reported(MONDAY_EVENING.plusSeconds(1), Map.of("a", "1010.00")));
        books.booked("back-1", "a", "-10.00", TUESDAY, "INV-1", null);

        // When
        var line = compared(books.reported(TUESDAY_EVENING, Map.of("a", "1010.00")));

        // Then
        assertThat(line.explanation()).contains("Event back-1", "takes back event pay-1 of the same reference");
    }

    @Test
    void explainingABreakAsksEveryExplainerAndChangesNothing() {
        // Given
        books.booked("pay-1", "a", "20.00", TUESDAY, "INV-1", null);
        books.booked("pay-2", "a", "20.00", TUESDAY.plusSeconds(3), "INV-1", null);
        var report = books.reported(TUESDAY_EVENING, Map.of("a", "1020.00"));
        books.reportedEntry(report, "a", "20.00", TUESDAY, "INV-1", null, false);
        compared(report);
        var before = books.breaksOf("a").getFirst().view();

        // When
        var explained = books.explanations().explain(before.breakId());

        // Then
        assertThat(explained.drift()).isEqualTo("20.00");
        assertThat(explained.residual()).isEqualTo("0.00");
        assertThat(explained.steps())
                .filteredOn(step -> step.found() == Found.CAUSE)
                .extracting(BreakExplanation.Step::explainer, BreakExplanation.Step::evidence)
                .contains(
                        tuple("entries of the reports", List.of("pay-1", "pay-2")),
                        tuple("duplicate", List.of("pay-1", "pay-2")));
        assertThat(explained.steps())
                .filteredOn(step -> step.explainer().equals("dead letter"))
                .extracting(BreakExplanation.Step::sentence)
                .containsExactly("Looked for a record that could not be read and holds the amount, and found nothing.");
        assertThat(books.breaksOf("a").getFirst().view()).isEqualTo(before);
    }

    @Test
    void comparingAgainReplacesTheMatches() {
        // Given
        books.booked("pay-1", "a", "20.00", TUESDAY, "INV-1", null);
        var report = books.reported(TUESDAY_EVENING, Map.of("a", "1020.00"));
        books.reportedEntry(report, "a", "20.00", TUESDAY, "INV-1", null, false);
        books.compare(report);

        // When
        books.compare(report);

        // Then
        assertThat(books.matches(report))
                .extracting(EntryMatch::kind, EntryMatch::confidence, EntryMatch::entries)
                .containsExactly(tuple(MatchKind.ONE_TO_ONE, 100, List.of(1)));
    }

    private DriftLine compared(StoredReport report) {
        books.compare(report);
        return books.line(report, "a");
    }
}

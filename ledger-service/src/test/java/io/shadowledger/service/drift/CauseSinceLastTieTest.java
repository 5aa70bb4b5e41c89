package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.service.report.StoredReport;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Causes that only earlier reports, other accounts or the report's own entries make plain. */
class CauseSinceLastTieTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant MONDAY_EVENING = Instant.parse("2026-03-02T23:59:59Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant TUESDAY_EVENING = Instant.parse("2026-03-03T23:59:59Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant WEDNESDAY_EVENING = Instant.parse("2026-03-04T23:59:59Z");

    private final ComparedBooks books = new ComparedBooks();

    @BeforeEach
    void tieOnMonday() {
        books.booked("base-a", "a", "1000.00", MONDAY);
        books.booked("base-b", "b", "500.00", MONDAY);
        // The CBS rounds account a, by 35 cents so far
        books.compare(books.reported(MONDAY_EVENING, Map.of("a", "1000.35", "b", "500.00")));
    }

    @Test
    void anEventOnTheWrongAccountIsNamedOnBoth() {
        // Given
        books.booked("pay", "a", "77.00", TUESDAY);

        // When
        var report = tuesday("1000.35", "577.00");

        // Then
        assertThat(books.line(report, "a").verdict()).isEqualTo(Verdict.WRONG_ACCOUNT);
        assertThat(books.line(report, "a").explanation())
                .contains("Event pay, a credit of 77.00 CZK, is booked here; account b lacks it: in the CBS it stands "
                        + "there.");
        assertThat(books.line(report, "b").explanation())
                .isEqualTo("Event pay, a credit of 77.00 CZK, is booked on account a; in the CBS it stands here.");
    }

    @Test
    void anAccountThatCouldLackWhatTwoOthersHaveTooMuchIsNotPaired() {
        // Given
        books.booked("base-c", "c", "10.00", MONDAY);
        books.compare(books.reported(MONDAY_EVENING.plusSeconds(1), Map.of("c", "10.00")));
        books.booked("pay-a", "a", "77.00", TUESDAY);
        books.booked("pay-c", "c", "77.00", TUESDAY);
        var report = books.reported(TUESDAY_EVENING, Map.of("a", "1000.35", "b", "577.00", "c", "10.00"));

        // When
        books.compare(report);

        // Then
        assertThat(books.line(report, "b").verdict()).isEqualTo(Verdict.MISSING_CREDIT);
        assertThat(books.line(report, "a").verdict()).isNotEqualTo(Verdict.WRONG_ACCOUNT);
    }

    @Test
    void theRoundingThatWasThereBeforeIsNoPartOfTheCause() {
        // Given
        books.booked("pay-1", "a", "-250.00", TUESDAY);
        books.booked("pay-2", "a", "-250.00", TUESDAY.plusSeconds(60));

        // When
        var report = tuesday("750.35", "500.00");

        // Then
        assertThat(books.line(report, "a").verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(books.line(report, "a").explanation())
                .contains("the CBS has it once.")
                .contains("The difference of -0.35 CZK is within the rounding tolerance");
        assertThat(books.breaksOf("a")).extracting(row -> row.view().drift()).containsExactly("-250.00", "-0.35");
    }

    @Test
    void aKnownCauseStaysWhenLaterEntriesWouldFitAsWell() {
        // Given
        books.booked("pay-1", "a", "-250.00", TUESDAY);
        books.booked("pay-2", "a", "-250.00", TUESDAY.plusSeconds(60));
        var first = books.line(tuesday("750.35", "500.00"), "a");
        books.booked("pay-3", "a", "-250.00", WEDNESDAY);
        books.booked("pay-4", "a", "-250.00", WEDNESDAY.plusSeconds(60));
        var report = books.reported(WEDNESDAY_EVENING, Map.of("a", "250.35"));

        // When
        books.compare(report);

        // Then
        assertThat(books.line(report, "a").explanation()).isEqualTo(first.explanation());
    }

    @Test
    void anAmountOnTheWrongSideIsSeen() {
        // Given
        books.booked("pay", "b", "60.00", TUESDAY);

        // When
        var report = tuesday("1000.35", "440.00");

        // Then
        assertThat(books.line(report, "b").verdict()).isEqualTo(Verdict.AMOUNT_DIFFERS);
        assertThat(books.line(report, "b").explanation())
                .contains("Event pay")
                .contains("it is booked on the wrong side");
    }

    @Test
    void aFewEntriesAroundTheMomentTogetherAreTiming() {
        // Given
        books.booked("pay-1", "b", "31.00", TUESDAY);
        books.booked("pay-2", "b", "17.00", TUESDAY.plusSeconds(60));
        books.booked("pay-3", "b", "-5.00", TUESDAY.plusSeconds(120));

        // When
        var report = tuesday("1000.35", "495.00");

        // Then
        assertThat(books.line(report, "b").verdict()).isEqualTo(Verdict.TIMING);
        assertThat(books.line(report, "b").explanation())
                .startsWith("Events pay-1, pay-2 stand around the as-of time and together make 48.00 CZK");
    }

    @Test
    void anEventThatCameAfterABookedReportIsLate() {
        // Given
        books.compare(books.reported(MONDAY_EVENING, Basis.BOOKED, false, Map.of("b", "500.00")));
        books.booked("pay", "b", "77.00", TUESDAY, WEDNESDAY, "EVENT");
        var report = books.reported(TUESDAY_EVENING, Basis.BOOKED, false, Map.of("b", "577.00"));

        // When
        books.compare(report);

        // Then
        assertThat(books.line(report, "b").verdict()).isEqualTo(Verdict.TIMING);
        assertThat(books.line(report, "b").explanation())
                .contains("Event pay")
                .endsWith("it came late, the CBS had it in time.");
    }

    @Test
    void anEntryOfTheReportThatNoEventBroughtIsNamed() {
        // Given
        var report = books.reported(TUESDAY_EVENING, Map.of("b", "577.00"));
        books.reportedEntry(report, "b", "77.00", TUESDAY, "BANK-77");

        // When
        books.compare(report);

        // Then
        assertThat(books.line(report, "b").verdict()).isEqualTo(Verdict.MISSING_CREDIT);
        assertThat(books.line(report, "b").explanation())
                .startsWith("The CBS reports entry BANK-77, a credit of 77.00 CZK")
                .endsWith("which no event has brought: have it sent again.");
    }

    @Test
    void anEntryThatTheReportHasWithAnotherAmountIsNamed() {
        // Given
        books.booked("pay-1", "b", "20.00", TUESDAY);
        books.booked("pay-2", "b", "61.00", TUESDAY);
        var report = books.reported(TUESDAY_EVENING, Map.of("b", "603.00"));
        books.reportedEntry(report, "b", "20.00", TUESDAY, "BANK-1");
        books.reportedEntry(report, "b", "83.00", TUESDAY, "BANK-2");

        // When
        books.compare(report);

        // Then
        assertThat(books.line(report, "b").verdict()).isEqualTo(Verdict.AMOUNT_DIFFERS);
        assertThat(books.line(report, "b").explanation())
                .isEqualTo("Event pay-2 is booked with 61.00 CZK; the CBS reports it as entry BANK-2 with 83.00 CZK.");
    }

    @Test
    void anEventThatTheReportHasOnceIsADuplicate() {
        // Given
        books.booked("pay-1", "b", "20.00", TUESDAY);
        books.booked("pay-2", "b", "20.00", TUESDAY.plusSeconds(3));
        var report = books.reported(TUESDAY_EVENING, Map.of("b", "520.00"));
        books.reportedEntry(report, "b", "20.00", TUESDAY, "BANK-1");

        // When
        books.compare(report);

        // Then
        assertThat(books.line(report, "b").verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(books.line(report, "b").explanation()).contains("is not among the entries that the CBS reports");
    }

    private StoredReport tuesday(String a, String b) {
        var report = books.reported(TUESDAY_EVENING, Map.of("a", a, "b", b));
        books.compare(report);
        return report;
    }
}

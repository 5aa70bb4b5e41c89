package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.service.report.StoredReport;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several things wrong with one account: each is a break of its own, and together they are the account's drift. */
class BreakPartsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T23:59:59Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T23:59:59Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T23:59:59Z");
    private static final Instant THURSDAY = Instant.parse("2026-03-05T23:59:59Z");
    private static final Instant TUESDAY_NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant WEDNESDAY_NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final ComparedBooks books = new ComparedBooks();

    @BeforeEach
    void tieOnMonday() {
        books.booked("base", "acc", "1000.00", MONDAY.minusSeconds(60));
        compare(MONDAY, "1000.00");
    }

    @Test
    void twoCausesAreTwoBreaks() {
        // Given
        compare(TUESDAY, "1300.50");
        books.booked("pay-1", "acc", "-250.00", WEDNESDAY_NOON);
        books.booked("pay-2", "acc", "-250.00", WEDNESDAY_NOON.plusSeconds(5));

        // When
        var report = compare(WEDNESDAY, "1050.50");

        // Then
        assertThat(books.breaksOf("acc"))
                .satisfiesExactly(
                        later -> {
                            assertThat(later.view().verdict()).isEqualTo(Verdict.DUPLICATE);
                            assertThat(later.view().status()).isEqualTo(BreakStatus.EXPLAINED);
                            assertThat(later.view().drift()).isEqualTo("-250.00");
                            assertThat(later.view().explanation()).contains("pay-1", "pay-2");
                        },
                        earlier -> {
                            assertThat(earlier.view().verdict()).isEqualTo(Verdict.MISSING_CREDIT);
                            assertThat(earlier.view().drift()).isEqualTo("-300.50");
                            assertThat(earlier.view().asOf()).isEqualTo(WEDNESDAY);
                            assertThat(earlier.view().shadowBalance()).isEqualTo("500.00");
                        });
        assertThat(books.line(report, "acc").drift()).isEqualTo("-550.50");
        assertThat(books.line(report, "acc").explanation()).contains("brk-1: The shadow is", "brk-2: Events pay-1");
        assertThat(books.breaks().others(books.breaksOf("acc").getFirst()))
                .singleElement()
                .satisfies(other -> assertThat(other.drift()).isEqualTo("-300.50"));
    }

    @Test
    void oneOfThemHealsAndTheOtherStands() {
        // Given
        compare(TUESDAY, "1300.50");
        compare(WEDNESDAY, "1700.50");
        books.booked("late", "acc", "300.50", TUESDAY_NOON);

        // When
        compare(THURSDAY, "1700.50");

        // Then
        assertThat(books.breaksOf("acc"))
                .extracting(row -> row.view().drift() + " " + row.view().status())
                .containsExactly("-400.00 OPEN", "-300.50 SELF_HEALED");
        assertThat(books.history().of(books.breaksOf("acc").getLast().breakNo()))
                .extracting(line -> line.what())
                .last()
                .asString()
                .startsWith("Gone in report rep-4 without a correction");
    }

    @Test
    void ofTwoAlikeNoneIsSaidToBeGone() {
        // Given
        compare(TUESDAY, "1100.00");
        compare(WEDNESDAY, "1200.00");
        books.booked("late", "acc", "100.00", TUESDAY_NOON);

        // When
        compare(THURSDAY, "1200.00");

        // Then
        assertThat(books.breaksOf("acc"))
                .extracting(row -> row.view().drift() + " " + row.view().status())
                .containsExactly("100.00 OPEN", "-100.00 OPEN", "-100.00 OPEN");
        assertThat(books.breaksOf("acc").getFirst().view().explanation())
                .contains("more than one of the account's breaks could be what went, so all of them stand");
    }

    @Test
    void theSameEventsDoNotMakeTwoBreaks() {
        // Given
        books.booked("pay-1", "acc", "-250.00", TUESDAY_NOON);
        books.booked("pay-2", "acc", "-250.00", TUESDAY_NOON.plusSeconds(5));
        compare(TUESDAY, "750.00");

        // When
        compare(WEDNESDAY, "1000.00");

        // Then
        assertThat(books.breaksOf("acc"))
                .extracting(row -> row.view().verdict() + " " + row.view().drift())
                .containsExactly("MISSING_CREDIT -250.00", "DUPLICATE -250.00");
    }

    @Test
    void aProposalStandsWhenSomethingElseGoesWrong() {
        // Given
        compare(TUESDAY, "1300.50");
        books.jdbc().sql("update drift_break set status = 'PROPOSED'").update();

        // When
        compare(WEDNESDAY, "1400.50");

        // Then
        assertThat(books.breaksOf("acc"))
                .extracting(row -> row.view().drift() + " " + row.view().status())
                .containsExactly("-100.00 OPEN", "-300.50 PROPOSED");
        assertThat(books.overtaken()).isEmpty();
    }

    @Test
    void aBreakWhoseCorrectionStandsInTheBookIsNoPartOfTheDrift() {
        // Given
        compare(TUESDAY, "1300.50");
        var corrected = books.breaksOf("acc").getFirst();
        books.jdbc().sql("update drift_break set status = 'RELEASED'").update();
        books.booked("cor-1", "acc", "300.50", TUESDAY, TUESDAY, "CORRECTION");
        books.posted(corrected.breakNo());

        // When
        compare(WEDNESDAY, "1400.50");

        // Then
        assertThat(books.breaksOf("acc"))
                .extracting(row -> row.view().drift() + " " + row.view().status())
                .containsExactly("-100.00 OPEN", "-300.50 RELEASED");
    }

    @Test
    void roundingMovesBesideAnotherBreakWithoutNoise() {
        // Given
        compare(TUESDAY, "1000.35");
        compare(WEDNESDAY, "1300.85");
        var lines = history();

        // When
        compare(THURSDAY, "1301.05");

        // Then
        assertThat(books.breaksOf("acc"))
                .extracting(row -> row.view().verdict() + " " + row.view().drift())
                .containsExactly("MISSING_CREDIT -300.50", "ROUNDING -0.55");
        assertThat(books.breaksOf("acc").getLast().view().explanation()).contains("-0.55 CZK");
        assertThat(history()).isEqualTo(lines);
    }

    @Test
    void anAccountThatTheShadowLearnsOfKeepsItsBreak() {
        // Given
        books.compare(books.reported(TUESDAY, Map.of("new", "500.00")));
        books.booked("first", "new", "200.00", WEDNESDAY_NOON);

        // When
        books.compare(books.reported(WEDNESDAY, Map.of("new", "500.00")));

        // Then
        assertThat(books.breaksOf("new")).singleElement().satisfies(only -> {
            assertThat(only.view().verdict()).isEqualTo(Verdict.MISSING_CREDIT);
            assertThat(only.view().drift()).isEqualTo("-300.00");
        });
        assertThat(books.history().of(books.breaksOf("new").getFirst().breakNo()))
                .extracting(line -> line.what())
                .last()
                .asString()
                .startsWith("The drift went from -500.00 CZK to -300.00 CZK.");
    }

    @Test
    void aCauseThatIsKnownLaterIsSaidOfTheBreakItMade() {
        // Given
        compare(TUESDAY, "1300.50");
        compare(WEDNESDAY, "1400.50");
        books.deadLetter("acc", "{\"amount\":\"300.50\",\"type\":\"credit\"}", "no event id");

        // When
        compare(THURSDAY, "1400.50");

        // Then
        assertThat(books.breaksOf("acc"))
                .extracting(row -> row.view().drift() + " " + row.view().status())
                .containsExactly("-100.00 OPEN", "-300.50 EXPLAINED");
        assertThat(books.history().of(books.breaksOf("acc").getLast().breakNo()))
                .extracting(line -> line.what())
                .last()
                .asString()
                .startsWith("Explained. The record at transactions.raw-3");
    }

    @Test
    void anOldReportComparedAgainLeavesThePartsAlone() {
        // Given
        var tuesday = compare(TUESDAY, "1300.50");
        compare(WEDNESDAY, "1400.50");

        // When
        books.compare(tuesday);

        // Then
        assertThat(books.breaksOf("acc"))
                .extracting(row -> row.view().drift() + " " + row.view().status())
                .containsExactly("-100.00 OPEN", "-300.50 OPEN");
        assertThat(books.line(tuesday, "acc").drift()).isEqualTo("-300.50");
    }

    private int history() {
        return books.jdbc()
                .sql("select count(*) from break_history")
                .query(Integer.class)
                .single();
    }

    private StoredReport compare(Instant asOf, String balance) {
        var report = books.reported(asOf, Map.of("acc", balance));
        books.compare(report);
        return report;
    }
}

package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreakLifeTest {

    private static final Instant EVENT_TIME = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-03-02T23:59:59Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T23:59:59Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T23:59:59Z");

    private ComparedBooks books;

    @BeforeEach
    void writeBook() {
        books = new ComparedBooks();
        books.booked("base", "acc", "1000.00", EVENT_TIME);
    }

    @Test
    void aBreakLivesOnInALaterReportAndWhatIsNewIsAnotherOne() {
        // Given
        books.compare(books.reported(MONDAY, Map.of("acc", "1300.50")));

        // When
        books.compare(books.reported(TUESDAY, Map.of("acc", "1400.50")));

        // Then
        var breaks = books.breaksOf("acc");
        assertThat(breaks).extracting(row -> row.view().drift()).containsExactly("-100.00", "-300.50");
        assertThat(breaks).allSatisfy(row -> {
            assertThat(row.view().asOf()).isEqualTo(TUESDAY);
            assertThat(row.view().reportId()).isEqualTo("rep-2");
            assertThat(books.history().of(row.breakNo())).hasSize(1);
        });
    }

    @Test
    void aReportComparedAgainChangesTheBreakThatItFound() {
        // Given
        var monday = books.reported(MONDAY, Map.of("acc", "1300.50"));
        books.compare(monday);
        books.booked("late", "acc", "-100.00", EVENT_TIME);

        // When
        books.compare(monday);

        // Then
        var only = books.breaksOf("acc");
        assertThat(only).hasSize(1);
        assertThat(only.getFirst().view().drift()).isEqualTo("-400.50");
        assertThat(books.history().of(only.getFirst().breakNo()))
                .extracting(line -> line.what())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Found by report rep-1: drift -300.50 CZK."),
                        second -> assertThat(second).startsWith("The drift went from -300.50 CZK to -400.50 CZK."));
    }

    @Test
    void aReportThatShowsTheSameDriftAddsNoHistory() {
        // Given
        books.compare(books.reported(MONDAY, Map.of("acc", "1300.50")));

        // When
        books.compare(books.reported(TUESDAY, Map.of("acc", "1300.50")));

        // Then
        var only = books.breaksOf("acc").getFirst();
        assertThat(only.view().asOf()).isEqualTo(TUESDAY);
        assertThat(books.history().of(only.breakNo())).hasSize(1);
    }

    @Test
    void aBreakHealsWhenALaterReportTiesAndOneOfAnotherAmountIsANewOne() {
        // Given
        books.compare(books.reported(MONDAY, Map.of("acc", "1300.50")));
        books.compare(books.reported(TUESDAY, Map.of("acc", "1000.00")));
        assertThat(books.breaksOf("acc").getFirst().view().status()).isEqualTo(BreakStatus.SELF_HEALED);

        // When
        books.compare(books.reported(WEDNESDAY, Map.of("acc", "1300.51")));

        // Then
        assertThat(books.breaksOf("acc"))
                .extracting(row -> row.view().status())
                .containsExactly(BreakStatus.OPEN, BreakStatus.SELF_HEALED);
        assertThat(books.breaksOf("acc").getFirst().view().reopened()).isZero();
    }

    @Test
    void aDifferenceThatComesBackIsTheSameBreakWithItsHistory() {
        // Given
        books.compare(books.reported(MONDAY, Map.of("acc", "1300.50")));
        var found = books.breaksOf("acc").getFirst();
        books.jdbc().sql("update drift_break set owner = 'auditor'").update();
        books.compare(books.reported(TUESDAY, Map.of("acc", "1000.00")));

        // When
        books.compare(books.reported(WEDNESDAY, Map.of("acc", "1300.50")));

        // Then
        var back = books.breaksOf("acc");
        assertThat(back).hasSize(1);
        assertThat(back.getFirst().breakNo()).isEqualTo(found.breakNo());
        assertThat(back.getFirst().view().status()).isEqualTo(BreakStatus.OPEN);
        assertThat(back.getFirst().view().reopened()).isEqualTo(1);
        assertThat(back.getFirst().view().owner()).isEqualTo("auditor");
        assertThat(back.getFirst().view().reportId()).isEqualTo("rep-3");
        assertThat(books.history().of(found.breakNo()))
                .extracting(line -> line.what())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Found by report rep-1"),
                        second -> assertThat(second).startsWith("The books tie in report rep-2"),
                        third -> assertThat(third).startsWith("Back in report rep-3: drift -300.50 CZK."));
    }

    @Test
    void aDifferenceThatComesBackAfterMonthsIsANewBreak() {
        // Given
        books.compare(books.reported(MONDAY, Map.of("acc", "1300.50")));
        books.compare(books.reported(TUESDAY, Map.of("acc", "1000.00")));
        books.jdbc()
                .sql("update drift_break set ended_at = ended_at - interval '91 days'")
                .update();

        // When
        books.compare(books.reported(WEDNESDAY, Map.of("acc", "1300.50")));

        // Then
        assertThat(books.breaksOf("acc"))
                .extracting(row -> row.view().status())
                .containsExactly(BreakStatus.OPEN, BreakStatus.SELF_HEALED);
    }

    @Test
    void theSameEventsAreTheSameCauseWhateverTheDriftIs() {
        // Given
        books.booked("pay-1", "acc", "-250.00", MONDAY.minusSeconds(60));
        books.booked("pay-2", "acc", "-250.00", MONDAY.minusSeconds(50));
        books.compare(books.reported(MONDAY, Map.of("acc", "750.00")));
        var found = books.breaksOf("acc").getFirst().view();
        assertThat(found.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(found.status()).isEqualTo(BreakStatus.EXPLAINED);
        books.compare(books.reported(TUESDAY, Map.of("acc", "500.00")));

        // When
        books.compare(books.reported(WEDNESDAY, Map.of("acc", "750.20")));

        // Then
        var back = books.breaksOf("acc").getFirst().view();
        assertThat(back.breakId()).isEqualTo(found.breakId());
        assertThat(back.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(back.reopened()).isEqualTo(1);
    }

    @Test
    void aReportThatDoesNotNameTheAccountHealsItOnlyWhenItClaimsToBeComplete() {
        // Given
        books.booked("gone", "acc", "-1000.00", EVENT_TIME.plusSeconds(1));
        books.compare(books.reported(MONDAY, Map.of("acc", "300.50")));
        books.compare(books.reported(TUESDAY, Map.of("other", "0.00")));
        assertThat(books.breaksOf("acc").getFirst().view().status()).isEqualTo(BreakStatus.OPEN);

        // When
        books.compare(books.reported(TUESDAY, Basis.VALUE, true, Map.of()));

        // Then
        assertThat(books.breaksOf("acc").getFirst().view().status()).isEqualTo(BreakStatus.SELF_HEALED);
    }

    @Test
    void anOldReportComparedAgainNeitherChangesNorBringsBackABreak() {
        // Given
        var monday = books.reported(MONDAY, Map.of("acc", "1300.50", "other", "5.00"));
        books.compare(monday);
        books.compare(books.reported(TUESDAY, Map.of("acc", "1000.00", "other", "7.00")));

        // When
        books.compare(monday);

        // Then
        assertThat(books.breaksOf("acc"))
                .extracting(row -> row.view().status())
                .containsExactly(BreakStatus.SELF_HEALED);
        assertThat(books.breaksOf("other")).hasSize(1);
        assertThat(books.breaksOf("other").getFirst().view().drift()).isEqualTo("-7.00");
    }

    @Test
    void onlyACompleteReportMakesAnAccountUnknownToTheCbs() {
        // Given
        books.booked("empty-1", "empty", "10.00", EVENT_TIME);
        books.booked("empty-2", "empty", "-10.00", EVENT_TIME);

        // When
        var outcome = books.compare(books.reported(MONDAY, Basis.VALUE, true, Map.of("other", "0.00")));

        // Then
        assertThat(outcome.verdictsJson()).isEqualTo("{\"TIES\":1,\"UNKNOWN_TO_CBS\":1}");
        assertThat(outcome.driftJson())
                .contains("\"net\":100000")
                .contains("\"gross\":100000")
                .contains("\"residual\":100000");
        assertThat(books.breaksOf("acc").getFirst().view().verdict()).isEqualTo(Verdict.UNKNOWN_TO_CBS);
        assertThat(books.breaksOf("acc").getFirst().view().reportedBalance()).isNull();
        assertThat(books.breaksOf("empty")).isEmpty();
    }

    @Test
    void aProposalIsOvertakenWhenItsDifferenceIsGoneAndStandsWhenItIsNot() {
        // Given
        books.booked("base-2", "steady", "1000.00", EVENT_TIME);
        books.compare(books.reported(MONDAY, Map.of("acc", "1300.50", "steady", "1300.50")));
        books.jdbc().sql("update drift_break set status = 'PROPOSED'").update();

        // When
        books.compare(books.reported(TUESDAY, Map.of("acc", "1000.00", "steady", "1300.50")));

        // Then
        var healed = books.breaksOf("acc").getFirst();
        assertThat(healed.view().status()).isEqualTo(BreakStatus.SELF_HEALED);
        assertThat(books.overtaken()).containsExactly(healed.breakNo());
        assertThat(books.breaksOf("steady").getFirst().view().status()).isEqualTo(BreakStatus.PROPOSED);
    }

    @Test
    void aProposalIsOvertakenWhenItsDriftIsAnotherNow() {
        // Given
        var monday = books.reported(MONDAY, Map.of("acc", "1300.50"));
        books.compare(monday);
        books.jdbc().sql("update drift_break set status = 'PROPOSED'").update();
        books.booked("late", "acc", "-100.00", EVENT_TIME);

        // When
        books.compare(monday);

        // Then
        var changed = books.breaksOf("acc").getFirst();
        assertThat(changed.view().status()).isEqualTo(BreakStatus.OPEN);
        assertThat(books.overtaken()).containsExactly(changed.breakNo());
    }

    @Test
    void aBreakWhoseCorrectionIsOnItsWayDoesNotHealByItself() {
        // Given
        books.compare(books.reported(MONDAY, Map.of("acc", "1300.50")));
        books.jdbc().sql("update drift_break set status = 'APPROVED'").update();

        // When
        books.compare(books.reported(TUESDAY, Map.of("acc", "1000.00")));

        // Then
        assertThat(books.breaksOf("acc").getFirst().view().status()).isEqualTo(BreakStatus.APPROVED);
    }

    @Test
    void aBookedReportGoesByTheRecordTimeButACorrectionCountsFromItsValueTime() {
        // Given
        books.booked("late-file", "acc", "500.00", EVENT_TIME, TUESDAY.minusSeconds(60), "EVENT");
        books.booked("cor-1", "acc", "200.00", MONDAY, TUESDAY, "CORRECTION");

        // When
        var booked = books.compare(books.reported(MONDAY, Basis.BOOKED, false, Map.of("acc", "1200.00")));
        var value = books.compare(books.reported(MONDAY, Basis.VALUE, false, Map.of("acc", "1700.00")));

        // Then
        assertThat(booked.verdictsJson()).isEqualTo("{\"TIES\":1}");
        assertThat(value.verdictsJson()).isEqualTo("{\"TIES\":1}");
    }

    @Test
    void theAsOfTimeIsInclusiveToTheMicrosecond() {
        // Given
        books.booked("at", "edge", "1.00", MONDAY);
        books.booked("after", "edge", "2.00", MONDAY.plusNanos(1_000));

        // When
        var outcome = books.compare(books.reported(MONDAY, Map.of("edge", "1.00")));

        // Then
        assertThat(outcome.verdictsJson()).isEqualTo("{\"TIES\":1}");
    }
}

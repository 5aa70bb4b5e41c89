package io.shadowledger.service.drift;

import static io.shadowledger.api.drift.Verdict.AMOUNT_DIFFERS;
import static io.shadowledger.api.drift.Verdict.DUPLICATE;
import static io.shadowledger.api.drift.Verdict.MISSING_CREDIT;
import static io.shadowledger.api.drift.Verdict.MISSING_DEBIT;
import static io.shadowledger.api.drift.Verdict.ROUNDING;
import static io.shadowledger.api.drift.Verdict.TIMING;
import static io.shadowledger.api.drift.Verdict.UNKNOWN_TO_SHADOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.Break;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Instant DAY_BEFORE = Instant.parse("2026-02-10T09:00:00Z");
    private static final Instant AS_OF = Instant.parse("2026-03-02T23:59:59Z");

    private ComparedBooks books;

    @BeforeEach
    void writeBook() {
        books = new ComparedBooks();
        books.booked("base", "acc", "1000.00", DAY_BEFORE);
    }

    @Test
    void aDifferenceWithinTheToleranceIsRounding() {
        // When
        var found = found("1000.35");

        // Then
        assertThat(found.verdict()).isEqualTo(ROUNDING);
        assertThat(found.drift()).isEqualTo("-0.35");
        assertThat(found.residual()).isEqualTo("0.00");
        assertThat(found.explanation())
                .isEqualTo("The difference of -0.35 CZK is within the rounding tolerance of 1.00 CZK.");
    }

    @Test
    void aShadowThatIsBelowLacksACreditAndAllOfItIsUnexplained() {
        // When
        var found = found("2234.56");

        // Then
        assertThat(found.verdict()).isEqualTo(MISSING_CREDIT);
        assertThat(found.drift()).isEqualTo("-1234.56");
        assertThat(found.residual()).isEqualTo("-1234.56");
        assertThat(found.explanation())
                .isEqualTo("The shadow is 1,234.56 CZK below the CBS: it lacks a credit, and nothing that the ledger "
                        + "knows explains it.");
    }

    @Test
    void aShadowThatIsAboveLacksADebit() {
        // When
        var found = found("877.00");

        // Then
        assertThat(found.verdict()).isEqualTo(MISSING_DEBIT);
        assertThat(found.drift()).isEqualTo("123.00");
        assertThat(found.residual()).isEqualTo("123.00");
    }

    @Test
    void twoEqualEntriesCloseTogetherAreADuplicate() {
        // Given
        books.booked("pay-1", "acc", "-250.00", DAY_BEFORE.plusSeconds(60));
        books.booked("pay-2", "acc", "-250.00", DAY_BEFORE.plusSeconds(180));

        // When
        var found = found("750.00");

        // Then
        assertThat(found.verdict()).isEqualTo(DUPLICATE);
        assertThat(found.residual()).isEqualTo("0.00");
        assertThat(found.explanation())
                .isEqualTo("Events pay-1 and pay-2 are both a debit of 250.00 CZK, 2 min apart: one event was booked "
                        + "twice, and the CBS has it once.");
        assertThat(books.breaksOf("acc").getFirst().evidence()).containsExactly("pay-1", "pay-2");
    }

    @Test
    void equalEntriesDaysApartAreNoDuplicate() {
        // Given
        books.booked("pay-1", "acc", "-250.00", DAY_BEFORE.plusSeconds(60));
        books.booked("pay-2", "acc", "-250.00", DAY_BEFORE.plusSeconds(3 * 86_400));

        // When
        var found = found("750.00");

        // Then
        assertThat(found.verdict()).isEqualTo(MISSING_CREDIT);
    }

    @Test
    void aPairOfTheSameValueTimeGoesBeforePairsThatAreMerelyClose() {
        // Given
        books.booked("pay-1", "acc", "-250.00", DAY_BEFORE.plusSeconds(60));
        books.booked("pay-2", "acc", "-250.00", DAY_BEFORE.plusSeconds(180));
        books.booked("pay-3", "acc", "-250.00", DAY_BEFORE.plusSeconds(180));

        // When
        var found = found("500.00");

        // Then
        assertThat(found.verdict()).isEqualTo(DUPLICATE);
        assertThat(found.explanation()).contains("pay-2 and pay-3", "with the same value time");
    }

    @Test
    void severalPairsThatCouldBeTheDuplicateStayUnexplained() {
        // Given
        books.booked("pay-1", "acc", "-250.00", DAY_BEFORE.plusSeconds(60));
        books.booked("pay-2", "acc", "-250.00", DAY_BEFORE.plusSeconds(180));
        books.booked("pay-3", "acc", "-250.00", DAY_BEFORE.plusSeconds(300));

        // When
        var found = found("500.00");

        // Then
        assertThat(found.verdict()).isEqualTo(MISSING_CREDIT);
        assertThat(found.residual()).isEqualTo("-250.00");
        assertThat(found.explanation()).contains("3 pairs of debits of 250.00 CZK");
    }

    @Test
    void anEntryJustAfterTheAsOfTimeIsTiming() {
        // Given
        books.booked("late", "acc", "80.00", AS_OF.plusSeconds(5 * 3600));

        // When
        var found = found("1080.00");

        // Then
        assertThat(found.verdict()).isEqualTo(TIMING);
        assertThat(found.drift()).isEqualTo("-80.00");
        assertThat(found.residual()).isEqualTo("0.00");
        assertThat(found.explanation())
                .isEqualTo(
                        "Event late, a credit of 80.00 CZK, counts from 2026-03-03 04:59:59 UTC, 5 h after the as-of "
                                + "time: the CBS has counted it already.");
    }

    @Test
    void anEntryJustBeforeTheAsOfTimeIsTiming() {
        // Given
        books.booked("early", "acc", "80.00", AS_OF.minusSeconds(600));

        // When
        var found = found("1000.00");

        // Then
        assertThat(found.verdict()).isEqualTo(TIMING);
        assertThat(found.drift()).isEqualTo("80.00");
        assertThat(found.explanation()).contains("Event early", "10 min before", "has not counted it yet");
    }

    @Test
    void anEntryLongAfterTheAsOfTimeIsNotTiming() {
        // Given
        books.booked("much-later", "acc", "80.00", AS_OF.plusSeconds(4 * 86_400));

        // When
        var found = found("1080.00");

        // Then
        assertThat(found.verdict()).isEqualTo(MISSING_CREDIT);
    }

    @Test
    void anIdThatCameAgainWithTheAmountOfTheCbsExplainsTheDifference() {
        // Given
        books.conflict("base", """
                {"eventId":"base","accountId":"acc","type":"credit","amount":"1111.00","timestamp":"2026-02-10T09:00:00Z"}
                """);

        // When
        var found = found("1111.00");

        // Then
        assertThat(found.verdict()).isEqualTo(AMOUNT_DIFFERS);
        assertThat(found.residual()).isEqualTo("0.00");
        assertThat(found.explanation())
                .isEqualTo("Event base is booked with 1,000.00 CZK; it came a second time with 1,111.00 CZK, which is "
                        + "what the CBS has.");
    }

    @Test
    void aDeadLetterOfTheAccountExplainsWhatIsMissing() {
        // Given
        books.deadLetter("acc", """
                {"eventId":"x","accountId":"acc","type":"debit","amount":"77.10"}
                """, "timestamp is missing");

        // When
        var found = found("922.90");

        // Then
        assertThat(found.verdict()).isEqualTo(MISSING_DEBIT);
        assertThat(found.drift()).isEqualTo("77.10");
        assertThat(found.residual()).isEqualTo("0.00");
        assertThat(found.explanation()).contains("transactions.raw-3 offset", "timestamp is missing");
    }

    @Test
    void bytesThatAreNotJsonExplainNothing() {
        // Given
        books.deadLetter("acc", "\u0000\u0001 garbage", "not JSON");
        books.conflict("base", "garbage");

        // When
        var found = found("1500.50");

        // Then
        assertThat(found.verdict()).isEqualTo(MISSING_CREDIT);
    }

    @Test
    void swappedDigitsOfOneEntryExplainTheDifference() {
        // Given
        books.booked("typo", "acc", "540.00", DAY_BEFORE);

        // When
        var found = found("1450.00");

        // Then
        assertThat(found.verdict()).isEqualTo(AMOUNT_DIFFERS);
        assertThat(found.residual()).isEqualTo("0.00");
        assertThat(found.explanation())
                .isEqualTo(
                        "Event typo is booked with 540.00 CZK; with 450.00 CZK the books would tie: the digits 54 are "
                                + "swapped in one of the books.");
    }

    @Test
    void aMisplacedPointOfOneEntryExplainsTheDifference() {
        // Given
        books.booked("point", "acc", "-12.50", DAY_BEFORE);

        // When
        var found = found("-250.00");

        // Then
        assertThat(found.verdict()).isEqualTo(AMOUNT_DIFFERS);
        assertThat(found.explanation()).contains("Event point", "-1,250.00 CZK", "decimal point");
    }

    @Test
    void anAccountThatNoEventNamedIsUnknownToTheShadow() {
        // Given
        var report = books.reported(AS_OF, Map.of("never-seen", "5.00", "never-seen-and-empty", "0.00"));

        // When
        var outcome = books.compare(report);

        // Then
        assertThat(outcome.verdictsJson()).contains("\"UNKNOWN_TO_SHADOW\":1").contains("\"TIES\":1");
        var found = books.breaksOf("never-seen").getFirst().view();
        assertThat(found.verdict()).isEqualTo(UNKNOWN_TO_SHADOW);
        assertThat(found.shadowBalance()).isNull();
        assertThat(found.drift()).isEqualTo("-5.00");
    }

    private Break found(String reported) {
        books.compare(books.reported(AS_OF, Map.of("acc", reported)));
        return books.breaksOf("acc").getFirst().view();
    }
}

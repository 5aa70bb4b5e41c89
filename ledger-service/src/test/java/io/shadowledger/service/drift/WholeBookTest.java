package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.report.StoredReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Complete reports: every account of both books has its say, wherever its balance lies. */
class WholeBookTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-02T23:59:59Z");
    private static final Instant NEXT_NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant NEXT_EVENING = Instant.parse("2026-03-03T23:59:59Z");

    private final ComparedBooks books = new ComparedBooks();

    @Test
    void anAccountOfTwoPartitionsIsTheirSum() {
        // Given
        books.booked("e-1", "a", "100.00", NOON);
        books.booked("e-2", "b", "20.00", NOON);
        alsoInAnotherPartition("a", "30.00");

        // When
        var right = books.compare(whole(EVENING, Map.of("a", "130.00", "b", "20.00")));
        var wrong = whole(EVENING.plusSeconds(1), Map.of("a", "160.00", "b", "20.00"));
        books.compare(wrong);

        // Then
        assertThat(right.verdictsJson()).isEqualTo("{\"TIES\":2}");
        assertThat(books.line(wrong, "a").shadowBalance()).isEqualTo("130.00");
        assertThat(books.line(wrong, "a").drift()).isEqualTo("-30.00");
    }

    @Test
    void whatCameAfterTheMomentIsTakenOffOnceHoweverManyPartitionsThereAre() {
        // Given
        books.booked("e-1", "a", "100.00", NOON);
        books.booked("e-2", "b", "20.00", NOON);
        books.booked("e-3", "a", "7.00", NEXT_NOON);
        books.booked("e-4", "b", "8.00", NEXT_NOON);
        books.booked("e-5", "new", "9.00", NEXT_NOON);
        alsoInAnotherPartition("a", "30.00");

        // When
        var outcome = books.compare(whole(EVENING, Map.of("a", "130.00", "b", "20.00")));

        // Then
        assertThat(outcome.verdictsJson()).isEqualTo("{\"TIES\":2}");
    }

    @Test
    void aCompleteReportThatDoesNotNameAnAccountSaysThatItWasEmpty() {
        // Given
        books.booked("e-1", "a", "100.00", NOON);
        books.compare(whole(EVENING, Map.of("a", "100.00")));
        books.booked("e-2", "new", "55.00", NEXT_NOON);
        books.booked("e-3", "new", "55.00", NEXT_NOON.minusSeconds(7200));

        // When
        var report = whole(NEXT_EVENING, Map.of("a", "100.00", "new", "55.00"));
        books.compare(report);

        // Then
        assertThat(lastTieOf("new", NEXT_EVENING)).isEqualTo(EVENING);
        assertThat(books.line(report, "new").verdict()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void aReportThatIsNotCompleteSaysNothingOfWhatItDoesNotName() {
        // Given
        books.booked("e-1", "a", "100.00", NOON);
        books.booked("e-2", "b", "100.00", NOON);

        // When
        books.compare(books.reported(EVENING, Map.of("a", "100.00")));

        // Then
        assertThat(lastTieOf("a", NEXT_EVENING)).isEqualTo(EVENING);
        assertThat(lastTieOf("b", NEXT_EVENING)).isNull();
    }

    private @Nullable Instant lastTieOf(String account, Instant asOf) {
        var difference = new Difference(new Difference.Account(account, ComparedBooks.CZK), 1L, 2L);
        var tie = books.earlier()
                .withLastTies(new Moment(asOf, Basis.VALUE), List.of(difference))
                .getFirst()
                .lastTie();
        return tie == null ? null : tie.asOf();
    }

    private StoredReport whole(Instant asOf, Map<String, String> balances) {
        return books.reported(asOf, Basis.VALUE, true, balances);
    }

    /** As the posting of corrections leaves it. */
    private void alsoInAnotherPartition(String account, String amount) {
        books.jdbc()
                .sql("insert into ledger_partition (topic, kafka_partition) values ('transactions.corrections', 3)")
                .update();
        books.jdbc()
                .sql("insert into balance values (?, 'CZK', 2, ?, 1, 'cor', now())")
                .params(account, Money.parse(amount, ComparedBooks.CZK).minor())
                .update();
        books.jdbc()
                .sql("insert into account values (?, 'CZK', 2)")
                .param(account)
                .update();
    }
}

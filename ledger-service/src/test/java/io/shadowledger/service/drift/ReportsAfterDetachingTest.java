package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.posting.Book;
import io.shadowledger.service.problem.DetachedMonthException;
import io.shadowledger.service.storage.ClosedMonths;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shadow held at a moment, once January's entries are detached. */
class ReportsAfterDetachingTest {

    private static final Difference.Account ACCOUNT = new Difference.Account("a", Money.currency("CZK"));

    private final TestClock clock = new TestClock("2024-01-10T12:00:00Z");
    private final Book book = Book.empty(clock);
    private final ShadowBalances balances = new ShadowBalances(book.database().dataSource());

    @BeforeEach
    void detachJanuary() throws Exception {
        book.post(
                Book.RAW_0,
                List.of(
                        Book.event("early", "a", 1_000, "CZK", "2024-01-09T12:00:00Z"),
                        Book.event("late", "a", 200, "CZK", "2024-01-20T12:00:00Z"),
                        Book.event("mistyped", "a", 70_000, "CZK", "2062-01-09T12:00:00Z")));
        clock.advance(Duration.ofDays(31));
        book.post(Book.RAW_0, List.of(Book.event("february", "a", 30, "CZK", "2024-02-09T12:00:00Z")));
        clock.advance(Duration.ofDays(31));
        var months = new ClosedMonths(book, clock);
        months.close();
        months.detach(YearMonth.of(2024, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "VALUE,  2024-02-09T11:59:59Z, 1200",
        "VALUE,  2024-02-09T12:00:00Z, 1230",
        "VALUE,  2023-12-31T00:00:00Z, 0",
        "VALUE,  2062-01-09T12:00:00Z, 71230",
        "BOOKED, 2024-01-31T23:59:59.999999Z, 71200",
        "BOOKED, 2024-03-01T00:00:00Z, 71230"
    })
    void aMomentThatDividesNoDetachedMonthIsAnsweredFromTheSums(Basis basis, Instant asOf, long minor) {
        // When
        var balance = balances.of(ACCOUNT, new Moment(asOf, basis));

        // Then
        assertThat(balance).isEqualTo(OptionalLong.of(minor));
    }

    @ParameterizedTest
    @CsvSource({"VALUE, 2024-01-15T00:00:00Z", "BOOKED, 2024-01-15T00:00:00Z", "BOOKED, 2023-12-31T00:00:00Z"})
    void aMomentAmongDetachedEntriesIsRefusedRatherThanAnsweredWrongly(Basis basis, Instant asOf) {
        // When
        var asking = assertThatThrownBy(() -> balances.of(ACCOUNT, new Moment(asOf, basis)));

        // Then
        asking.isInstanceOf(DetachedMonthException.class).hasMessageContaining("entries of 2024-01 are detached");
    }

    @Test
    void theMomentIsAnsweredAgainOnceTheMonthIsAttached() {
        // Given
        new ClosedMonths(book, clock).attach(YearMonth.of(2024, 1));

        // When
        var balance = balances.of(ACCOUNT, new Moment(Instant.parse("2024-01-15T00:00:00Z"), Basis.VALUE));

        // Then
        assertThat(balance).isEqualTo(OptionalLong.of(1_000));
    }
}

package io.shadowledger.service.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.entry.BookEntry;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.posting.Book;
import io.shadowledger.service.problem.DetachedMonthException;
import io.shadowledger.service.storage.ClosedMonths;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntrySearchTest {

    private static final Place MARCH = Place.beforeTime(Instant.parse("2024-03-01T00:00:00Z"));
    private static final Place APRIL = Place.beforeTime(Instant.parse("2024-04-01T00:00:00Z"));
    private static final EntryFilter ANY = new EntryFilter(null, null, null, null, null, null);

    private final TestClock clock = new TestClock("2024-03-10T12:00:00Z");
    private final Book book = Book.empty(clock);
    private final ClosedMonths months = new ClosedMonths(book, clock);
    private final EntrySearch search = new EntrySearch(book.jdbc, Duration.ofMinutes(1));

    @BeforeEach
    void post() throws Exception {
        book.post(
                Book.RAW_0,
                List.of(
                        event("e1", "CZ1", 125_000, "CZK", "2024-03-02T12:00:00Z", "INV-100%", "Salary March"),
                        event("e2", "CZ2", -125_000, "CZK", "2024-03-02T12:00:00Z", null, "Nájem Březen"),
                        event("e3", "DE1", 125_000, "JPY", "2024-03-05T12:00:00Z", null, null)));
        clock.advance(Duration.ofDays(30));
        book.post(
                Book.RAW_1,
                List.of(
                        event("e4", "CZ1", 10, "CZK", "2024-03-31T23:59:59.999999Z", null, null),
                        event("e5", "CZ1", 10, "CZK", "2024-04-01T00:00:00Z", null, null)));
        months.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"e1", "e5"})
    void anIdFindsItsEntryWhereverItIs(String id) {
        // When
        var found = search.byId(id);

        // Then
        assertThat(found.items()).extracting(BookEntry::eventId).containsExactly(id);
        assertThat(found.items().getFirst().topic()).isEqualTo("transactions.raw");
    }

    @Test
    void anIdThatNobodySentFindsNothing() {
        // When
        var found = search.byId("nobody's");

        // Then
        assertThat(found.items()).isEmpty();
    }

    @Test
    void anIdWhoseEntryIsDetachedSaysInWhichMonth() {
        // Given
        months.detach(YearMonth.of(2024, 3));

        // When
        var searching = assertThatThrownBy(() -> search.byId("e2"));

        // Then
        searching.isInstanceOf(DetachedMonthException.class).hasMessageContaining("entries of 2024-03 are detached");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account | prefix | currency | min    | max    | text    | found
                    |        |          |        |        |         | e4, e3, e2, e1
                    | CZ     |          |        |        |         | e4, e2, e1
                    |        | JPY      |        |        |         | e3
                    |        | CZK      | 125000 | 125000 |         | e2, e1
                    |        | CZK      | 11     |        |         | e2, e1
                    |        | CZK      |        | 10     |         | e4
                    |        |          |        |        | salary  | e1
                    |        |          |        |        | BŘEZEN  | e2
                    |        |          |        |        | 100%    | e1
                    |        |          |        |        | %       | e1
                    |        |          |        |        | _       |
            """, useHeadersInDisplayName = true)
    void whatIsAskedForMustAllBeMet(
            @Nullable String account,
            @Nullable String prefix,
            @Nullable String currency,
            @Nullable Long min,
            @Nullable Long max,
            @Nullable String text,
            @Nullable String expected) {
        // When
        var found = search.inSpan(new EntryFilter(account, prefix, currency, min, max, text), MARCH, APRIL, 10);

        // Then
        assertThat(found.items())
                .extracting(BookEntry::eventId)
                .containsExactly(expected == null ? new String[0] : expected.split(", "));
        assertThat(found.next()).isNull();
    }

    @Test
    void anAccountIsSearchedOverAllItsTime() {
        // When
        var found = search.onAccount(new EntryFilter("CZ1", null, null, null, null, null), Place.START, Place.END, 10);

        // Then
        assertThat(found.items()).extracting(BookEntry::eventId).containsExactly("e5", "e4", "e1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aSearchIsTheSameHoweverItIsCutIntoPages(int limit) {
        // When
        var found = new ArrayList<String>();
        var end = APRIL;
        Cursor next;
        do {
            var page = search.inSpan(ANY, MARCH, end, limit);
            page.items().forEach(entry -> found.add(entry.eventId()));
            next = page.next() == null ? null : Cursor.parse(page.next(), 2);
            end = next == null ? end : EntriesController.place(next);
        } while (next != null);

        // Then
        assertThat(found).containsExactly("e4", "e3", "e2", "e1");
    }

    @Test
    void aSearchWithoutPatienceGoesOnFromWhereItStopped() {
        // Given
        var hasty = new EntrySearch(book.jdbc, Duration.ZERO.minusSeconds(1));

        // When
        var page = hasty.inSpan(ANY, MARCH, APRIL, 10);

        // Then
        assertThat(page.items()).isEmpty();
        assertThat(EntriesController.place(Cursor.parse(String.valueOf(page.next()), 2)))
                .isEqualTo(APRIL);
    }

    @Test
    void aSearchSaysWhatItDidNotSee() {
        // Given
        months.detach(YearMonth.of(2024, 3));

        // When
        var found = search.inSpan(ANY, MARCH, APRIL, 10);

        // Then
        assertThat(found.items()).extracting(BookEntry::eventId).containsExactly("e4");
        assertThat(found.detachedBefore()).isEqualTo(Instant.parse("2024-04-01T00:00:00Z"));
    }

    private static BookableEvent event(
            String id,
            String account,
            long minor,
            String currency,
            String valueTime,
            @Nullable String reference,
            @Nullable String description) {
        return new BookableEvent(
                id,
                account,
                new Money(minor, Money.currency(currency)),
                Instant.parse(valueTime),
                reference,
                description);
    }
}

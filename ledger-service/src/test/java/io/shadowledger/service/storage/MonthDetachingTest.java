package io.shadowledger.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.shadowledger.api.storage.BookMonth;
import io.shadowledger.api.storage.MonthState;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.posting.Book;
import io.shadowledger.service.problem.StateException;
import io.shadowledger.service.problem.UnavailableException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonthDetachingTest {

    private static final YearMonth JANUARY = YearMonth.of(2024, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2024, 2);
    private static final YearMonth MARCH = YearMonth.of(2024, 3);

    private final TestClock clock = new TestClock("2024-01-10T12:00:00Z");
    private final Book book = Book.empty(clock);
    private final ClosedMonths months = new ClosedMonths(book, clock);

    @BeforeEach
    void closeTwoMonths() throws Exception {
        for (var id : List.of("january", "february", "march")) {
            book.post(Book.RAW_0, List.of(Book.event(id, "a", 100)));
            clock.advance(Duration.ofDays(30));
        }
        // It is April: March is over, but not by the day that the service would wait
        clock.advance(Duration.ofDays(-9));
        months.close();
    }

    @Test
    void theListSaysWhatMayStillHappenToAMonth() {
        // Given
        months.detach(JANUARY);

        // When
        var list = new MonthRows(book.jdbc).list();

        // Then
        assertThat(list)
                .extracting(BookMonth::month, BookMonth::state, BookMonth::entries)
                .startsWith(
                        tuple("2024-01", MonthState.DETACHED, 1L),
                        tuple("2024-02", MonthState.CLOSED, 1L),
                        tuple("2024-03", MonthState.OPEN, 1L));
        assertThat(list).allMatch(month -> month.bytes() > 0);
    }

    @Test
    void aDetachedMonthIsNoPartOfTheBooksTableUntilItIsAttached() {
        // Given
        months.detach(JANUARY);
        assertThat(entries()).containsExactly("february", "march");

        // When
        months.attach(JANUARY);

        // Then
        assertThat(entries()).containsExactly("february", "january", "march");
        assertThat(book.jdbc
                        .sql("select who || ' ' || what || ' ' || subject from audit order by audit_no")
                        .query(String.class)
                        .list())
                .containsExactly("checker MONTH_DETACHED 2024-01", "checker MONTH_ATTACHED 2024-01");
    }

    @Test
    void monthsAreDetachedFromTheOldestOn() {
        // When
        var detaching = assertThatThrownBy(() -> months.detach(FEBRUARY));

        // Then
        detaching.isInstanceOf(StateException.class).hasMessageContaining("detach 2024-01 first");
    }

    @Test
    void monthsAreAttachedFromTheLatestOn() {
        // Given
        months.detach(JANUARY);
        months.detach(FEBRUARY);

        // When
        var attaching = assertThatThrownBy(() -> months.attach(JANUARY));

        // Then
        attaching.isInstanceOf(StateException.class).hasMessageContaining("attach 2024-02 first");
    }

    @Test
    void anOpenMonthIsNotDetached() {
        // When
        var detaching = assertThatThrownBy(() -> months.detach(MARCH));

        // Then
        detaching.isInstanceOf(StateException.class).hasMessageContaining("2024-03 is open");
        assertThat(entries()).hasSize(3);
    }

    @Test
    void aMonthThatAVerificationObjectsToIsNotDetached() {
        // Given
        var objecting = new ClosedMonths(
                book,
                clock,
                (from, until) -> Optional.of("what was recorded from " + from + " to " + until + " is not verified"));

        // When
        var detaching = assertThatThrownBy(() -> objecting.detach(JANUARY));

        // Then
        detaching
                .isInstanceOf(StateException.class)
                .hasMessage("what was recorded from 2024-01-01T00:00:00Z to 2024-02-01T00:00:00Z is not verified");
        assertThat(entries()).hasSize(3);
    }

    @Test
    void aTableWithOtherEntriesIsNotAttached() {
        // Given
        months.detach(JANUARY);
        book.jdbc
                .sql("update entry_y2024m01 set amount_minor = amount_minor + 1")
                .update();

        // When
        var attaching = assertThatThrownBy(() -> months.attach(JANUARY));

        // Then
        attaching.isInstanceOf(StateException.class).hasMessageContaining("as they were when it was closed");
    }

    @Test
    void aTableThatWasArchivedIsAskedFor() {
        // Given
        months.detach(JANUARY);
        book.jdbc.sql("drop table entry_y2024m01").update();

        // When
        var attaching = assertThatThrownBy(() -> months.attach(JANUARY));

        // Then
        attaching.isInstanceOf(StateException.class).hasMessageContaining("restore it from where it was archived");
    }

    @Test
    void aTableInUseIsNotWaitedForLongAndNothingIsChanged() throws Exception {
        // Given
        try (var reader = book.database().dataSource().getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from entry");

            // When
            var detaching = assertThatThrownBy(() -> months.detach(JANUARY));

            // Then
            detaching.isInstanceOf(UnavailableException.class).hasMessageContaining("nothing was changed, try again");
        }
        assertThat(entries()).hasSize(3);
        assertThat(book.jdbc.sql("select count(*) from audit").query(Long.class).single())
                .isZero();
    }

    private List<String> entries() {
        return book.jdbc
                .sql("select event_id from entry order by event_id")
                .query(String.class)
                .list();
    }
}

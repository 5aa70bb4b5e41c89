package io.shadowledger.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.service.RunningService;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.posting.Book;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MonthClosingTest {

    private final TestClock clock = new TestClock("2024-01-31T23:59:59Z");
    private final Book book = Book.empty(clock);
    private final MonthCloser closer = new MonthCloser(book.database().dataSource(), clock, Duration.ofHours(24));

    @Test
    void aMonthIsClosedOnceItsMarginIsOver() throws Exception {
        // Given
        book.post(Book.RAW_0, List.of(Book.event("e1", "a", 100), Book.event("e2", "b", -30)));
        clock.advance(Duration.ofHours(24));
        assertThat(closer.round()).isFalse();
        clock.advance(Duration.ofSeconds(1));

        // When
        boolean closed = closer.round();

        // Then
        assertThat(closed).isTrue();
        assertThat(closedMonths()).containsExactly("2024-01-01 2");
        assertThat(closer.round()).isFalse();
    }

    @Test
    void theMonthThatIsBeingPostedIsNotClosedByAClockThatIsAhead() throws Exception {
        // Given
        var ahead = new TestClock("2124-01-01T00:00:00Z");
        var bookOfNow = Book.empty();
        bookOfNow.post(Book.RAW_0, List.of(Book.event("e1", "a", 100)));

        // When
        boolean closed = new MonthCloser(bookOfNow.database().dataSource(), ahead, Duration.ZERO).round();

        // Then
        assertThat(closed).isFalse();
    }

    @Test
    void nothingIsPostedToAClosedMonthOrToOneBeforeIt() throws Exception {
        // Given
        book.post(Book.RAW_0, List.of(Book.event("e1", "a", 100)));
        clock.advance(Duration.ofDays(2));
        closer.round();
        clock.advance(Duration.ofDays(-40));

        // When
        var posting = assertThatThrownBy(() -> book.post(Book.RAW_1, List.of(Book.event("e2", "a", 100))));

        // Then
        posting.hasMessageContaining("lies in or before 2024-01, which is closed: set the clock of the process");
        book.check();
    }

    @Test
    void aBatchThatWasUnderWayWhenTheMonthWasFencedIsInItsSums() throws Exception {
        // Given
        book.post(Book.RAW_0, List.of(Book.event("e1", "a", 100)));
        try (var writer = book.database().dataSource().getConnection()) {
            beginBatch(writer);
            clock.advance(Duration.ofDays(2));

            // When
            var closing = CompletableFuture.supplyAsync(closer::round);
            RunningService.await("the closer waits for the batch", () -> waitsForALock());
            writer.commit();
            closing.get(1, TimeUnit.MINUTES);
        }

        // Then
        assertThat(closedMonths()).containsExactly("2024-01-01 2");
    }

    @Test
    void aCloserThatDiedAfterTheFenceIsFollowedByAnother() throws Exception {
        // Given
        book.post(Book.RAW_0, List.of(Book.event("e1", "a", 100)));
        clock.advance(Duration.ofDays(2));
        closer.fence(RecordMonth.ofTable("entry_y2024m01").orElseThrow());
        assertThat(closedMonths()).isEmpty();

        // When
        new MonthCloser(book.database().dataSource(), clock, Duration.ofHours(24)).round();

        // Then
        assertThat(closedMonths()).containsExactly("2024-01-01 1");
    }

    @Test
    void twoClosersCloseAMonthOnce() throws Exception {
        // Given
        book.post(Book.RAW_0, List.of(Book.event("e1", "a", 100)));
        clock.advance(Duration.ofDays(2));
        var other = new MonthCloser(book.database().dataSource(), clock, Duration.ofHours(24));

        // When
        var one = CompletableFuture.supplyAsync(closer::round);
        var two = CompletableFuture.supplyAsync(other::round);
        CompletableFuture.allOf(one, two).get(1, TimeUnit.MINUTES);

        // Then
        assertThat(closedMonths()).containsExactly("2024-01-01 1");
        assertThat(book.jdbc
                        .sql("select sum(entries) from month_account")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private List<String> closedMonths() {
        return book.jdbc
                .sql("select month || ' ' || entries from closed_month where closed_at is not null order by month")
                .query(String.class)
                .list();
    }

    private boolean waitsForALock() {
        return book.jdbc
                .sql("select exists (select from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }

    /** What a writer does up to its commit, in the order it does it. */
    private static void beginBatch(Connection writer) throws Exception {
        writer.setAutoCommit(false);
        try (var statement = writer.createStatement()) {
            statement.execute("select from ledger_partition where partition_id = 1 for update");
            statement.execute("insert into batch values"
                    + " (1, 2, 1, 1, '2024-01-31T23:59:59.5Z', 1, 0, 0, 0, sha256('x'), sha256('x'))");
            statement.execute("insert into entry values (1, 1, '2024-01-31T23:59:59.5Z', 2, 'EVENT', 'e2', 'a', 'CZK',"
                    + " 7, '2024-01-31T12:00:00Z', false, null, null, sha256('x'))");
        }
    }
}

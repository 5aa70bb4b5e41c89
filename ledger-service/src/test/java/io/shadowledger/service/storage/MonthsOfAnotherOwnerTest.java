package io.shadowledger.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shadowledger.service.JobProcess;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.posting.Book;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** The service owns no table, and its months are made, closed, detached and attached all the same. */
class MonthsOfAnotherOwnerTest {

    private static final YearMonth JANUARY = YearMonth.of(2024, 1);

    private final TestClock clock = new TestClock("2024-01-10T12:00:00Z");
    private final Book book = Book.ofAnotherOwner(clock);
    private final ClosedMonths months = new ClosedMonths(book, clock);

    @BeforeEach
    void closeTwoMonths() throws Exception {
        for (var id : List.of("january", "february", "march")) {
            book.post(Book.RAW_0, List.of(Book.event(id, "a", 100)));
            clock.advance(Duration.ofDays(30));
        }
        assertThat(months.close()).isEqualTo(3);
    }

    @Test
    void aMonthIsDetachedAndAttached() {
        // When
        months.detach(JANUARY);
        var without = entries();
        months.attach(JANUARY);

        // Then
        assertThat(without).containsExactly("february", "march");
        assertThat(entries()).containsExactly("february", "january", "march");
    }

    @Test
    void noEntryOfADetachedMonthIsChanged() {
        // Given
        months.detach(JANUARY);

        // When / Then
        assertThatThrownBy(() -> book.jdbc
                        .sql("update entry_y2024m01 set amount_minor = 1")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> book.jdbc.sql("drop table entry_y2024m01").update())
                .rootCause()
                .hasMessageContaining("must be owner");
    }

    @Test
    void anOpenMonthIsNotDetachedPastTheService() {
        // When / Then
        assertThatThrownBy(() ->
                        book.jdbc.sql("select detach_entry_month('2024-04-01')").query(row -> {}))
                .hasMessageContaining("is not one that is closed and attached");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update closed_month set entries = entries + 1 where month = '2024-02-01'",
                "update closed_month set last_value_time = now() where month = '2024-02-01'",
                "update closed_month set closed_at = null, detached_at = null",
                "update closed_month set closed_at = now()",
                "update closed_month set fenced_at = now()",
                "update closed_month set month = month + interval '1 year'",
                "update closed_month set detached_at = now() where month = '2024-01-01'",
                "insert into closed_month (month, fenced_at, closed_at) values ('2024-04-01', now(), now())",
                "delete from closed_month where month = '2024-01-01'",
            })
    void whatAClosedMonthCameToIsNotChanged(String attack) {
        // Given
        months.detach(JANUARY);

        // When
        var refused = catchThrowable(() -> book.jdbc.sql(attack).update());

        // Then
        assertThat(refused)
                .rootCause()
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        cause -> assertThat(cause.getSQLState())
                                .as(cause.getMessage())
                                .isIn("23001", "42501"));
    }

    @Test
    void theBookIsVerified() {
        // When
        var verified = JobProcess.run(book.database(), "shadowledger.job=verify");

        // Then
        assertThat(verified.code()).as(verified.out()).isZero();
    }

    private List<String> entries() {
        return book.jdbc
                .sql("select event_id from entry order by event_id")
                .query(String.class)
                .list();
    }
}

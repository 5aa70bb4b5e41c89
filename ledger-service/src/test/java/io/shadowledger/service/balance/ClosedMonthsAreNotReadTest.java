package io.shadowledger.service.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.service.TestClock;
import io.shadowledger.service.posting.Book;
import io.shadowledger.service.storage.ClosedMonths;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Which months' tables a question reads, in a book of a year whose months are closed up to October. */
class ClosedMonthsAreNotReadTest {

    private static final TestClock CLOCK = new TestClock("2024-01-15T12:00:00Z");
    private static final Book BOOK = Book.empty(CLOCK);

    @BeforeAll
    static void postAYear() throws Exception {
        for (int month = 1; month <= 11; month++) {
            var day = YearMonth.of(2024, month).atDay(15);
            CLOCK.advance(Duration.between(CLOCK.instant(), day.atTime(12, 0).toInstant(ZoneOffset.UTC)));
            BOOK.post(
                    Book.RAW_0,
                    List.of(
                            Book.event("m" + month, "a", 100, "CZK", day + "T08:00:00Z"),
                            Book.event("n" + month, "a", 10, "CZK", day + "T20:00:00Z"),
                            // Back-dated by a month
                            Book.event("b" + month, "a", 1, "CZK", day.minusMonths(1) + "T20:00:00Z")));
        }
        new ClosedMonths(BOOK, CLOCK).close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                |                          | 11, 12
            2024-06-30T23:59:59Z |                         | 11, 12
            2024-06-15T12:00:00Z |                         | 06, 11, 12
                                | 2024-05-31T23:59:59.999999Z |
                                | 2024-05-20T00:00:00Z     | 05
            2024-03-15T12:00:00Z | 2024-05-20T00:00:00Z    | 03, 05
            2024-03-31T23:59:59.999999Z | 2024-04-30T23:59:59.999999Z |
            """)
    void aBalanceReadsOnlyTheMonthsThatItsTimesDivide(
            @Nullable Instant value, @Nullable Instant record, @Nullable String months) {
        // When
        var read = monthsReadBy(
                jdbc -> new EntrySums(jdbc).of("a", "CZK", Place.afterTime(value), RecordBound.through(record)));

        // Then
        assertThat(read).isEqualTo(list(months));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-06-15T12:00:00Z |                         | 06, 11, 12
                                | 2024-05-31T23:59:59.999999Z |
                                | 2024-05-20T00:00:00Z     | 05
            2024-03-15T12:00:00Z | 2024-05-20T00:00:00Z    | 03, 05
            """)
    void aTrialBalanceReadsOnlyTheMonthsThatItsTimesDivide(
            @Nullable Instant value, @Nullable Instant record, @Nullable String months) {
        // When
        var read = monthsReadBy(jdbc -> new TrialBalances(jdbc, CLOCK).of(value, record));

        // Then
        assertThat(read).isEqualTo(list(months));
    }

    @ParameterizedTest
    @CsvSource({"2024-06-01T00:00:00Z, 2024-06-30T23:59:59Z, '06, 07, 11, 12'"})
    void aSearchReadsOnlyTheMonthsThatHaveEntriesOfItsSpan(Instant from, Instant to, String months) {
        // When
        var read = monthsReadBy(jdbc -> new EntrySearch(jdbc, Duration.ofMinutes(1))
                .inSpan(
                        new EntryFilter(null, null, null, null, null, null),
                        Place.beforeTime(from),
                        Place.afterTime(to),
                        10));

        // Then
        assertThat(read).isEqualTo(list(months));
    }

    /** The months whose table or indexes were scanned, whether anything was found there or not. */
    private static List<String> monthsReadBy(Consumer<JdbcClient> question) {
        var source = new SingleConnectionDataSource(
                BOOK.database().jdbcUrl(),
                BOOK.database().username(),
                BOOK.database().password(),
                true);
        source.setAutoCommit(false);
        try {
            var jdbc = JdbcClient.create(source);
            question.accept(jdbc);
            return jdbc.sql("""
                            select substr(relname, 13, 2) from pg_stat_xact_user_tables
                            where relname like 'entry_y2024m%' and coalesce(seq_scan, 0) + coalesce(idx_scan, 0) > 0
                            order by 1
                            """).query(String.class).list();
        } finally {
            source.destroy();
        }
    }

    private static List<String> list(@Nullable String months) {
        return months == null ? List.of() : List.of(months.split(", "));
    }
}

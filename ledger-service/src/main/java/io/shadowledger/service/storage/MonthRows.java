package io.shadowledger.service.storage;

import io.shadowledger.api.storage.BookMonth;
import io.shadowledger.api.storage.MonthState;
import io.shadowledger.service.problem.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which months there are: the partitions of the table {@code entry}, and the rows of {@code closed_month}. */
final class MonthRows {

    /** Entries of open months are counted by their batches, so that no question scans the book. */
    private static final String LIST = """
            with tables as (
                select c.oid, c.relname::text as name,
                       to_date(substr(c.relname, 8, 4) || substr(c.relname, 13, 2), 'YYYYMM') as month
                from pg_class c
                where c.relnamespace = (select relnamespace from pg_class where oid = 'entry'::regclass)
                  and c.relkind = 'r' and c.relname ~ '^entry_y[0-9]{4}m[0-9]{2}$'
            )
            select month, m.closed_at, m.detached_at, coalesce(pg_total_relation_size(t.oid), 0) as bytes,
                   case when m.closed_at is null
                        then (select coalesce(sum(b.entries), 0) from batch b
                              where b.recorded_at >= month::timestamp at time zone 'UTC'
                                and b.recorded_at < (month + interval '1 month') at time zone 'UTC')
                        else m.entries end as entries
            from tables t full join closed_month m using (month)
            """;

    private final JdbcClient jdbc;

    MonthRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BookMonth> list() {
        return jdbc.sql(LIST + " order by month").query(MonthRows::month).list();
    }

    Optional<BookMonth> find(RecordMonth month) {
        return jdbc.sql(LIST + " where month = :month")
                .param("month", month.firstDay())
                .query(MonthRows::month)
                .optional();
    }

    /** The oldest month that has a partition and is not closed. */
    Optional<RecordMonth> oldestOpen() {
        var latestClosed = one("select max(month) from closed_month where closed_at is not null");
        return jdbc.sql("""
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'entry'::regclass
                        """).query((row, _) -> RecordMonth.ofTable(row.getString(1))).list().stream()
                .flatMap(Optional::stream)
                .filter(month -> latestClosed.isEmpty() || month.compareTo(latestClosed.get()) > 0)
                .min(RecordMonth::compareTo);
    }

    /** Whether the month is fenced and waits for its sums. */
    boolean isFenced(RecordMonth month) {
        return exists("select from closed_month where month = :month and closed_at is null", month);
    }

    /**
     * Its state, which stays so until the transaction ends.
     *
     * @throws NotFoundException if the book has no such month
     */
    MonthState lock(RecordMonth month) {
        var found = find(month).orElseThrow(() -> new NotFoundException("the book has no month " + month));
        return jdbc.sql("select closed_at, detached_at from closed_month where month = :month for update")
                .param("month", month.firstDay())
                .query((row, _) -> state(row))
                .optional()
                .orElse(found.state());
    }

    Optional<RecordMonth> oldestAttached() {
        return one("select min(month) from closed_month where detached_at is null");
    }

    Optional<RecordMonth> latestDetached() {
        return one("select max(month) from closed_month where detached_at is not null");
    }

    void detached(RecordMonth month, Instant now) {
        detachedAt(month, now);
    }

    void attached(RecordMonth month) {
        detachedAt(month, null);
    }

    boolean hasTable(RecordMonth month) {
        return exists("select where to_regclass('" + month.table() + "') is not null", month);
    }

    /** Whether the month's table holds what its sums say. */
    boolean holdsItsEntries(RecordMonth month) {
        return !exists("""
                with kept as (
                    select currency::text, kind, value_day, amount_minor, entries
                    from month_currency where month = :month
                ), held as (
                    select currency::text, kind, (value_time at time zone 'UTC')::date as value_day,
                           sum(amount_minor) as amount_minor, count(*) as entries
                    from %s group by 1, 2, 3
                )
                (select * from kept except select * from held) union all (select * from held except select * from kept)
                """.formatted(month.table()), month);
    }

    private void detachedAt(RecordMonth month, @Nullable Instant time) {
        jdbc.sql("update closed_month set detached_at = :time::timestamptz where month = :month")
                .param("time", time == null ? null : Timestamp.from(time))
                .param("month", month.firstDay())
                .update();
    }

    private boolean exists(String query, RecordMonth month) {
        return jdbc.sql("select exists (" + query + ")")
                .param("month", month.firstDay())
                .query(Boolean.class)
                .single();
    }

    private Optional<RecordMonth> one(String query) {
        return jdbc.sql(query)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .map(RecordMonth::of);
    }

    private static BookMonth month(ResultSet row, int number) throws SQLException {
        var month = RecordMonth.of(row.getObject("month", LocalDate.class));
        return new BookMonth(
                month.toString(),
                state(row),
                row.getLong("entries"),
                row.getLong("bytes"),
                month.table(),
                time(row, "closed_at"),
                time(row, "detached_at"));
    }

    private static MonthState state(ResultSet row) throws SQLException {
        if (time(row, "closed_at") == null) {
            return MonthState.OPEN;
        }
        return time(row, "detached_at") == null ? MonthState.CLOSED : MonthState.DETACHED;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

package io.shadowledger.service.balance;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.entry.BookEntry;
import io.shadowledger.api.entry.FoundEntries;
import io.shadowledger.service.problem.DetachedMonthException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds entries: by their id, on an account, or in a span of value time. */
final class EntrySearch {

    private static final String COLUMNS = """
            e.event_id, e.kind, e.account_id, e.amount_minor, e.currency, e.value_time, e.recorded_at, e.overdraft,
            e.reference, e.description, e.kafka_offset, p.topic, p.kafka_partition
            """;

    /** The batch that holds the id's offset says in which month its entry is. */
    private static final String BY_ID = "select place.recorded_at as recorded, " + COLUMNS + """
            from (
                select s.partition_id, s.kafka_offset,
                       (select b.recorded_at from batch b
                        where b.partition_id = s.partition_id and b.last_offset >= s.kafka_offset
                        order by b.last_offset limit 1) as recorded_at
                from event_seen s where s.event_id = :eventId
            ) place
            left join entry e using (partition_id, kafka_offset, recorded_at)
            left join ledger_partition p using (partition_id)
            """;

    private static final String ON_ACCOUNT = """
            select %s
            from entry e join ledger_partition p using (partition_id)
            where (value_time, event_id) >= (:start, '') and (value_time, event_id) < (:end, :endId) %s
            order by value_time desc, event_id desc
            limit :limit
            """;

    /** Of the closed months, only those are read that have entries of these days. */
    private static final String IN_SPAN = RecordBound.CUT + """
            , read (start, until) as materialized (
                select distinct month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC'
                from month_currency
                where value_day between (:start::timestamptz at time zone 'UTC')::date
                                    and (:end::timestamptz at time zone 'UTC')::date
                union all
                select time, 'infinity' from cut
            )
            select %s
            from read
            cross join lateral (
                select * from entry
                where recorded_at >= read.start and recorded_at < read.until
                  and value_time >= :start and value_time <= :end and (value_time, event_id) < (:end, :endId) %s
                order by value_time desc, event_id desc
                limit :limit
            ) e
            join ledger_partition p using (partition_id)
            order by value_time desc, event_id desc
            limit :limit
            """;

    private static final Duration SLICE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Duration patience;

    /** @param patience after which a search in a span of time answers with what it has found so far */
    EntrySearch(JdbcClient jdbc, Duration patience) {
        this.jdbc = jdbc;
        this.patience = patience;
    }

    /**
     * The entry of an id; empty when no event with this id has been posted.
     *
     * @throws DetachedMonthException if it is in a month that is detached
     */
    FoundEntries byId(String eventId) {
        var found = jdbc.sql(BY_ID)
                .param("eventId", eventId)
                .query((row, _) -> {
                    if (row.getString("event_id") == null) {
                        var recorded = row.getObject("recorded", OffsetDateTime.class);
                        throw new DetachedMonthException(
                                YearMonth.from(recorded.withOffsetSameInstant(ZoneOffset.UTC)),
                                "look into the table's archive");
                    }
                    return entry(row);
                })
                .list();
        return new FoundEntries(found, null, null);
    }

    /** Entries of the filter's account before a place, newest first. */
    FoundEntries onAccount(EntryFilter filter, Place start, Place end, int limit) {
        var found = query(ON_ACCOUNT, filter, start.valueTime(), end, limit + 1);
        return page(found, limit, null);
    }

    /** Entries of a span of value time, newest first: day by day, until there are enough or patience ends. */
    FoundEntries inSpan(EntryFilter filter, Place start, Place end, int limit) {
        long deadline = System.nanoTime() + patience.toNanos();
        var found = new ArrayList<BookEntry>();
        var until = end;
        while (found.size() <= limit && until.valueTime().isAfter(start.valueTime())) {
            if (System.nanoTime() > deadline) {
                return page(found, limit, until);
            }
            var dayEarlier = until.valueTime().minus(SLICE);
            var from = dayEarlier.isBefore(start.valueTime()) ? start.valueTime() : dayEarlier;
            found.addAll(query(IN_SPAN, filter, from, until, limit + 1 - found.size()));
            until = new Place(from, "");
        }
        return page(found, limit, null);
    }

    private List<BookEntry> query(String sql, EntryFilter filter, OffsetDateTime start, Place end, int limit) {
        return jdbc.sql(sql.formatted(COLUMNS, filter.sql()))
                .params(filter.parameters())
                .param("month", RecordBound.ALL.month())
                .param("start", start)
                .param("end", end.valueTime())
                .param("endId", end.eventId())
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /** @param goOn where the search stopped; null if it came to its end or to the limit */
    private FoundEntries page(List<BookEntry> found, int limit, @Nullable Place goOn) {
        var detachedBefore = detachedBefore();
        if (found.size() > limit) {
            var last = found.get(limit - 1);
            return new FoundEntries(found.subList(0, limit), cursor(last.valueTime(), last.eventId()), detachedBefore);
        }
        var next = goOn == null ? null : cursor(goOn.valueTime().toInstant(), goOn.eventId());
        return new FoundEntries(found, next, detachedBefore);
    }

    private @Nullable Instant detachedBefore() {
        return jdbc.sql("""
                        select (month + interval '1 month') at time zone 'UTC' as time
                        from closed_month where detached_at is not null
                        order by month desc limit 1
                        """)
                .query((row, _) -> Objects.requireNonNull(Amounts.time(row, "time")))
                .optional()
                .orElse(null);
    }

    private static String cursor(Instant time, String eventId) {
        return Cursor.of(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time)), eventId)
                .toString();
    }

    private static BookEntry entry(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new BookEntry(
                row.getString("event_id"),
                EntryKind.valueOf(row.getString("kind")),
                row.getString("account_id"),
                Amounts.decimal(row.getBigDecimal("amount_minor"), currency),
                currency,
                Objects.requireNonNull(Amounts.time(row, "value_time")),
                Objects.requireNonNull(Amounts.time(row, "recorded_at")),
                row.getBoolean("overdraft"),
                row.getString("reference"),
                row.getString("description"),
                row.getString("topic"),
                row.getInt("kafka_partition"),
                row.getLong("kafka_offset"));
    }
}

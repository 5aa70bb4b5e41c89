package io.shadowledger.service.balance;

import io.shadowledger.service.problem.DetachedMonthException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an account's entries come to, up to a place in value time and up to a record time. Closed months are taken from
 * their sums; the entries themselves are read only where a month is cut in two by the question, or not closed yet.
 */
final class EntrySums {

    /**
     * {@code cut}: sums of closed months hold what was recorded before it. {@code closed}: those that begin before the
     * place; {@code whole} if they also end before it. {@code read}: which entries are to be read, by record time and
     * from which value time on.
     */
    static final String SQL = RecordBound.CUT + """
            ,
            closed as materialized (
                select s.*, s.month::timestamp at time zone 'UTC' as start,
                       (s.month + interval '1 month') at time zone 'UTC' as until,
                       (s.last_value_time, s.last_event_id) < (:value, :id) as whole
                from month_account s
                where s.account_id = :account
                  and s.currency = :currency::char(3)
                  and s.month <= (:month::timestamptz at time zone 'UTC')
                  and (s.first_value_time, s.first_event_id) < (:value, :id)
            ),
            read (start, until, first) as materialized (
                select c.start, c.until, c.first_value_time from closed c, cut where c.start < cut.time and not c.whole
                union all
                select cut.time, :until::timestamptz, '-infinity' from cut where cut.time < :until
            ),
            parts as (
                select c.amount_minor, c.entries, c.last_event_id, c.last_value_time
                from closed c, cut where c.start < cut.time and c.whole
                union all
                select sums.minor, sums.entries, latest.event_id, sums.value_time
                from read
                cross join lateral (
                    select sum(amount_minor) as minor, count(*) as entries, max(value_time) as value_time
                    from entry
                    where account_id = :account
                      and currency = :currency::char(3)
                      and recorded_at >= read.start and recorded_at < read.until
                      and value_time >= read.first
                      and (value_time, event_id) < (:value, :id)
                ) sums
                left join lateral (
                    select max(event_id) as event_id
                    from entry
                    where account_id = :account
                      and currency = :currency::char(3)
                      and recorded_at >= read.start and recorded_at < read.until
                      and value_time = sums.value_time
                      and (value_time, event_id) < (:value, :id)
                ) latest on true
            )
            select coalesce(sum(amount_minor), 0) as minor, coalesce(sum(entries), 0)::bigint as entries,
                   (array_agg(last_event_id order by last_value_time desc, last_event_id desc)
                        filter (where last_event_id is not null))[1] as last_event_id,
                   max(last_value_time) as last_value_time,
                   (select min(c.month)
                    from closed c join closed_month m using (month), cut
                    where m.detached_at is not null
                      and (c.start < cut.time and not c.whole or c.start = cut.time and cut.time < :until)) as detached
            from parts
            """;

    private final JdbcClient jdbc;

    EntrySums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param minor minor units
     * @param lastEventId the latest by value time, then event id
     */
    record Sum(
            BigDecimal minor,
            long entries,
            @Nullable String lastEventId,
            @Nullable Instant lastValueTime) {}

    /**
     * The sum of an account's entries.
     *
     * @throws DetachedMonthException if entries would have to be read that are detached
     */
    Sum of(String accountId, String currency, Place before, RecordBound recorded) {
        return jdbc.sql(SQL)
                .param("account", accountId)
                .param("currency", currency)
                .param("value", before.valueTime())
                .param("id", before.eventId())
                .param("month", recorded.month())
                .param("until", recorded.until())
                .query((row, _) -> {
                    var detached = row.getObject("detached", LocalDate.class);
                    if (detached != null) {
                        throw new DetachedMonthException(YearMonth.from(detached));
                    }
                    return new Sum(
                            row.getBigDecimal("minor"),
                            row.getLong("entries"),
                            row.getString("last_event_id"),
                            Amounts.time(row, "last_value_time"));
                })
                .single();
    }
}

package io.shadowledger.service.storage;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up a month that nothing is posted to any more. */
final class MonthSums {

    /** The first and last ids are looked up by the statement index, so that no sort of the whole month is needed. */
    private static final String BY_ACCOUNT = """
            insert into month_account (month, account_id, currency, value_month, amount_minor, entries,
                                       first_value_time, first_event_id, last_value_time, last_event_id)
            select :month::date, s.account_id, s.currency, s.value_month, s.minor, s.entries,
                   s.first_time,
                   (select min(e.event_id) from %1$s e
                     where (e.account_id, e.currency, e.value_time) = (s.account_id, s.currency, s.first_time)),
                   s.last_time,
                   (select max(e.event_id) from %1$s e
                     where (e.account_id, e.currency, e.value_time) = (s.account_id, s.currency, s.last_time))
            from (
                select account_id, currency, date_trunc('month', value_time at time zone 'UTC')::date as value_month,
                       sum(amount_minor) as minor, count(*) as entries,
                       min(value_time) as first_time, max(value_time) as last_time
                from %1$s
                group by 1, 2, 3
            ) s
            """;

    private static final String BY_CURRENCY = """
            insert into month_currency (month, currency, kind, value_day, amount_minor, entries,
                                        first_value_time, last_value_time)
            select :month::date, currency, kind, (value_time at time zone 'UTC')::date,
                   sum(amount_minor), count(*), min(value_time), max(value_time)
            from %1$s
            group by 2, 3, 4
            """;

    private static final String BY_CONTRA = """
            insert into month_contra (month, account_id, currency, amount_minor, postings)
            select :month::date, c.account_id, c.currency, sum(c.amount_minor), count(*)
            from batch b join control_posting c using (partition_id, batch_no)
            where b.recorded_at >= :start and b.recorded_at < :end
            group by 2, 3
            """;

    private MonthSums() {}

    /**
     * Keeps the month's sums and marks it as closed, within the caller's transaction.
     *
     * @return how many entries it has
     */
    static long keep(JdbcClient jdbc, RecordMonth month, Instant now) {
        run(jdbc, BY_ACCOUNT, month);
        run(jdbc, BY_CURRENCY, month);
        run(jdbc, BY_CONTRA, month);
        return jdbc.sql("""
                        update closed_month
                        set closed_at = :now,
                            entries = s.entries,
                            last_value_time = s.last_value_time
                        from (select coalesce(sum(entries), 0) as entries, max(last_value_time) as last_value_time
                              from month_currency where month = :month) s
                        where month = :month
                        returning closed_month.entries
                        """)
                .param("month", month.firstDay())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    private static void run(JdbcClient jdbc, String sql, RecordMonth month) {
        jdbc.sql(sql.formatted(month.table()))
                .param("month", month.firstDay())
                .param("start", month.start())
                .param("end", month.end())
                .update();
    }
}

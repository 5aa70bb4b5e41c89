package io.shadowledger.service.balance;

import io.shadowledger.api.account.TrialBalance;
import io.shadowledger.service.problem.DetachedMonthException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sums of all accounts per currency. Now they come from the balance rows, as of a record time from the entries and,
 * independently, from the journal of the ledger's own accounts. That journal has no value times: as of a value time the
 * contra is that of the entries which count.
 */
final class TrialBalances {

    private static final String NOW = """
            select currency,
                   coalesce(sum(balance_minor) filter (where not starts_with(account_id, '@')), 0) as customers,
                   coalesce(sum(balance_minor) filter (where account_id = '@control'), 0) as control,
                   coalesce(sum(balance_minor) filter (where account_id = '@drift-suspense'), 0) as suspense,
                   null::date as detached
            from balance
            group by currency
            order by currency
            """;

    /**
     * {@code closed}: months and days of value time that begin before the bound; a day is {@code whole} if it also
     * ends before it. {@code read}: which entries are to be read, by record time and from which value time on.
     */
    private static final String ENTRIES = RecordBound.CUT + """
            ,
            closed as materialized (
                select m.*, m.month::timestamp at time zone 'UTC' as start,
                       (m.month + interval '1 month') at time zone 'UTC' as month_end,
                       max(last_value_time) over (partition by month, value_day) < :value as whole
                from month_currency m
                where m.month <= (:month::timestamptz at time zone 'UTC') and m.first_value_time < :value
            ),
            read (start, until, first) as materialized (
                select c.start, c.month_end, min(c.first_value_time)
                from closed c, cut where c.start < cut.time and not c.whole
                group by 1, 2
                union all
                select cut.time, :until::timestamptz, '-infinity' from cut where cut.time < :until
            ),
            parts as (
                select c.currency, c.kind, c.amount_minor as minor
                from closed c, cut where c.start < cut.time and c.whole
                union all
                select sums.currency, sums.kind, sums.minor
                from read
                cross join lateral (
                    select currency, kind, sum(amount_minor) as minor
                    from entry
                    where recorded_at >= read.start and recorded_at < read.until
                      and value_time >= read.first and value_time < :value
                    group by 1, 2
                ) sums
            ),
            detached as (
                select min(c.month) as month
                from closed c join closed_month m using (month), cut
                where m.detached_at is not null
                  and (c.start < cut.time and not c.whole or c.start = cut.time and cut.time < :until)
            ),
            customers as (
                select currency, sum(minor) as minor,
                       -coalesce(sum(minor) filter (where kind = 'EVENT'), 0) as control,
                       -coalesce(sum(minor) filter (where kind = 'CORRECTION'), 0) as suspense
                from parts group by currency
            )
            """;

    private static final String AS_OF_VALUE = ENTRIES + """
            select currency, minor as customers, control, suspense, detached.month as detached
            from detached left join customers on true
            order by currency
            """;

    private static final String AS_OF_RECORD = ENTRIES + """
            , journal as (
                select account_id, currency, amount_minor as minor
                from month_contra
                where month::timestamp at time zone 'UTC' < (select time from cut)
                union all
                select c.account_id, c.currency, c.amount_minor
                from batch b join control_posting c using (partition_id, batch_no)
                where b.recorded_at >= (select time from cut) and b.recorded_at < :until
            ), own as (
                select currency, coalesce(sum(minor) filter (where account_id = '@control'), 0) as control,
                       coalesce(sum(minor) filter (where account_id = '@drift-suspense'), 0) as suspense
                from journal group by currency
            )
            select coalesce(customers.currency, own.currency) as currency, coalesce(customers.minor, 0) as customers,
                   coalesce(own.control, 0) as control, coalesce(own.suspense, 0) as suspense,
                   detached.month as detached
            from detached left join (customers full join own on own.currency = customers.currency) on true
            order by 1
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TrialBalances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The trial balance, now or as of a value time, a record time, or both.
     *
     * @throws DetachedMonthException if entries would have to be read that are detached
     */
    TrialBalance of(@Nullable Instant asOfValue, @Nullable Instant asOfRecord) {
        var lines = asOfValue == null && asOfRecord == null
                ? jdbc.sql(NOW).query(TrialBalances::line).list()
                : asOf(asOfValue, asOfRecord);
        return new TrialBalance(clock.instant(), asOfValue, asOfRecord, lines);
    }

    private List<TrialBalance.Line> asOf(@Nullable Instant asOfValue, @Nullable Instant asOfRecord) {
        var recorded = RecordBound.through(asOfRecord);
        return jdbc.sql(asOfValue == null ? AS_OF_RECORD : AS_OF_VALUE)
                .param("value", Place.afterTime(asOfValue).valueTime())
                .param("month", recorded.month())
                .param("until", recorded.until())
                .query(rows -> {
                    var lines = new ArrayList<TrialBalance.Line>();
                    while (rows.next()) {
                        var detached = rows.getObject("detached", LocalDate.class);
                        if (detached != null) {
                            throw new DetachedMonthException(YearMonth.from(detached));
                        }
                        if (rows.getString("currency") != null) {
                            lines.add(line(rows, lines.size()));
                        }
                    }
                    return lines;
                });
    }

    private static TrialBalance.Line line(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var customers = row.getBigDecimal("customers");
        var control = row.getBigDecimal("control");
        var suspense = row.getBigDecimal("suspense");
        return new TrialBalance.Line(
                currency,
                Amounts.decimal(customers, currency),
                Amounts.decimal(control, currency),
                Amounts.decimal(suspense, currency),
                Amounts.decimal(customers.add(control).add(suspense), currency));
    }
}

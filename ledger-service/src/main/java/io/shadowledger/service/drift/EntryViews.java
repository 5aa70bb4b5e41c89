package io.shadowledger.service.drift;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.api.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries that a decision on a break needs to see, with the account's running balance by value time. */
@Repository
class EntryViews {

    /** The balance after an entry is the balance now, less what stands after it. */
    private static final String RUNNING_BALANCE = """
            cast(
                (select coalesce(sum(b.balance_minor), 0) from balance b
                    where b.account_id = e.account_id and b.currency = e.currency)
                - (select coalesce(sum(n.amount_minor), 0) from entry n
                    where n.account_id = e.account_id and n.currency = e.currency
                        and (n.value_time, n.event_id) > (e.value_time, e.event_id))
                - (select coalesce(sum(d.amount_minor), 0)
                    from month_account d join closed_month m using (month)
                    where m.detached_at is not null
                        and d.account_id = e.account_id and d.currency = e.currency
                        and d.first_value_time > e.value_time)
                as bigint)
            """;

    private final JdbcClient jdbc;

    EntryViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The entries with these ids, oldest first. */
    List<StatementLine> named(String[] eventIds) {
        return jdbc.sql("select e.*, " + RUNNING_BALANCE + """
                        as running
                        from event_seen s join entry e using (partition_id, kafka_offset)
                        where s.event_id = any(:ids)
                        order by e.value_time, e.event_id
                        """)
                .param("ids", eventIds)
                .query((row, _) -> line(row))
                .list();
    }

    /** An account's latest entries up to a moment, newest first. */
    List<StatementLine> latest(Difference.Account account, Moment moment, int count) {
        return jdbc.sql("""
                        with latest as (
                            select * from entry
                            where account_id = :account and currency = :currency and %s <= :asOf
                            order by value_time desc, event_id desc limit :count
                        )
                        select e.*, """.formatted(moment.column()) + RUNNING_BALANCE + """
                        as running from latest e order by e.value_time desc, e.event_id desc
                        """)
                .param("account", account.id())
                .param("currency", account.currency().getCurrencyCode())
                .param("asOf", moment.timestamp())
                .param("count", count)
                .query((row, _) -> line(row))
                .list();
    }

    private static StatementLine line(ResultSet row) throws SQLException {
        var currency = Money.currency(row.getString("currency"));
        return new StatementLine(
                row.getString("event_id"),
                EntryKind.valueOf(row.getString("kind")),
                row.getTimestamp("value_time").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                new Money(row.getLong("amount_minor"), currency).toDecimalString(),
                currency.getCurrencyCode(),
                new Money(row.getLong("running"), currency).toDecimalString(),
                row.getBoolean("overdraft"),
                row.getString("reference"),
                row.getString("description"));
    }
}

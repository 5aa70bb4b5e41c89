package io.shadowledger.service.balance;

import io.shadowledger.api.account.ShadowBalance;
import io.shadowledger.service.problem.InvalidException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What accounts hold: now from the balance rows, as of some time from closed months and from entries. */
final class Balances {

    private final JdbcClient jdbc;
    private final EntrySums sums;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sums = new EntrySums(jdbc);
    }

    /** The balance as of now; the currency may be left out while the account has one only. */
    ShadowBalance now(String accountId, @Nullable String currency) {
        var all = all(accountId);
        var asked = AccountDirectory.currency(
                accountId, all.stream().map(ShadowBalance::currency).toList(), currency);
        return all.stream()
                .filter(balance -> balance.currency().equals(asked))
                .findFirst()
                .orElseGet(() -> nothing(accountId, asked));
    }

    /** The balance as of a time: at least one of the two is given. */
    ShadowBalance balance(
            String accountId, String currency, @Nullable Instant asOfValue, @Nullable Instant asOfRecord) {
        if (!accountId.startsWith("@")) {
            return ofEntries(accountId, currency, asOfValue, asOfRecord);
        }
        if (asOfValue != null) {
            throw new InvalidException(
                    "asOfValue",
                    "the ledger's own account " + accountId + " has record times only: ask with asOfRecord");
        }
        return ofContra(accountId, currency, asOfRecord);
    }

    /** All currencies of an account as of now; empty if no event ever named it. */
    List<ShadowBalance> all(String accountId) {
        // The most frequent question of all. Its few rows, the latest of each currency first, are summed up here: a
        // statement that groups takes the database twice as long.
        var rows = jdbc.sql("""
                        select currency, balance_minor as minor, entries, last_event_id, last_value_time
                        from balance
                        where account_id = ?
                        order by currency, last_value_time desc nulls last, last_event_id desc
                        """)
                .param(accountId)
                .query((row, _) -> new Held(
                        row.getString("currency"),
                        row.getBigDecimal("minor"),
                        row.getLong("entries"),
                        row.getString("last_event_id"),
                        Amounts.time(row, "last_value_time")))
                .list();
        var held = new LinkedHashMap<String, Held>();
        rows.forEach(row -> held.merge(row.currency(), row, Held::and));
        return held.values().stream().map(row -> row.balance(accountId)).toList();
    }

    /** All currencies of accounts as of now, by account and currency; those that no event ever named are left out. */
    List<ShadowBalance> of(List<String> accountIds) {
        return jdbc.sql("""
                        select account_id, currency, sum(balance_minor) as minor, sum(entries)::bigint as entries,
                               (array_agg(last_event_id order by last_value_time desc nulls last,
                                                                 last_event_id desc))[1] as last_event_id,
                               max(last_value_time) as last_value_time
                        from balance
                        where account_id = any(?)
                        group by account_id, currency
                        order by account_id, currency
                        """)
                .param(accountIds.toArray(String[]::new))
                .query((row, _) -> balance(row, row.getString("account_id"), row.getString("currency"), null, null))
                .list();
    }

    private ShadowBalance ofEntries(
            String accountId, String currency, @Nullable Instant asOfValue, @Nullable Instant asOfRecord) {
        var sum = sums.of(accountId, currency, Place.afterTime(asOfValue), RecordBound.through(asOfRecord));
        return new ShadowBalance(
                accountId,
                currency,
                Amounts.decimal(sum.minor(), currency),
                sum.minor().signum() < 0,
                sum.entries(),
                sum.lastEventId(),
                sum.lastValueTime(),
                asOfValue,
                asOfRecord);
    }

    private ShadowBalance ofContra(String accountId, String currency, @Nullable Instant asOfRecord) {
        var bound = RecordBound.through(asOfRecord);
        return jdbc.sql(RecordBound.CUT + """
                        select coalesce(sum(minor), 0) as minor, coalesce(sum(postings), 0)::bigint as entries,
                               null::text as last_event_id, null::timestamptz as last_value_time
                        from (
                            select amount_minor as minor, postings
                            from month_contra
                            where account_id = :account and currency = :currency::char(3)
                              and month::timestamp at time zone 'UTC' < (select time from cut)
                            union all
                            select c.amount_minor, 1
                            from batch b join control_posting c using (partition_id, batch_no)
                            where c.account_id = :account and c.currency = :currency::char(3)
                              and b.recorded_at >= (select time from cut) and b.recorded_at < :until
                        ) postings
                        """)
                .param("account", accountId)
                .param("currency", currency)
                .param("month", bound.month())
                .param("until", bound.until())
                .query((row, _) -> balance(row, accountId, currency, null, asOfRecord))
                .single();
    }

    private static ShadowBalance balance(
            ResultSet row, String accountId, String currency, @Nullable Instant asOfValue, @Nullable Instant asOfRecord)
            throws SQLException {
        BigDecimal minor = row.getBigDecimal("minor");
        return new ShadowBalance(
                accountId,
                currency,
                Amounts.decimal(minor, currency),
                minor.signum() < 0,
                row.getLong("entries"),
                row.getString("last_event_id"),
                Amounts.time(row, "last_value_time"),
                asOfValue,
                asOfRecord);
    }

    private static ShadowBalance nothing(String accountId, String currency) {
        return new ShadowBalance(
                accountId, currency, Amounts.decimal(BigDecimal.ZERO, currency), false, 0, null, null, null, null);
    }

    /** What one or several partitions hold of a currency; the last event is that of the first row. */
    private record Held(
            String currency,
            BigDecimal minor,
            long entries,
            @Nullable String lastEventId,
            @Nullable Instant lastValueTime) {

        Held and(Held other) {
            return new Held(
                    currency,
                    minor.add(other.minor),
                    Math.addExact(entries, other.entries),
                    lastEventId,
                    lastValueTime);
        }

        ShadowBalance balance(String accountId) {
            return new ShadowBalance(
                    accountId,
                    currency,
                    Amounts.decimal(minor, currency),
                    minor.signum() < 0,
                    entries,
                    lastEventId,
                    lastValueTime,
                    null,
                    null);
        }
    }
}

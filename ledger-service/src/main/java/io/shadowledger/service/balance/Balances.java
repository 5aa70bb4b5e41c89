package io.shadowledger.service.balance;

import io.shadowledger.api.account.ShadowBalance;
import io.shadowledger.api.account.TrialBalance;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.InvalidException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What accounts hold: now from the balance rows, as of some time from the entries. */
@Repository
@ConditionalOnRole(ServiceRole.LEDGER)
class Balances {

    private final JdbcClient jdbc;
    private final Clock clock;

    Balances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    ShadowBalance balance(
            String accountId, String currency, @Nullable Instant asOfValue, @Nullable Instant asOfRecord) {
        if (asOfValue == null && asOfRecord == null) {
            return all(accountId).stream()
                    .filter(balance -> balance.currency().equals(currency))
                    .findFirst()
                    .orElseGet(() -> nothing(accountId, currency));
        }
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
        return jdbc.sql("""
                        select currency, sum(balance_minor) as minor, sum(entries)::bigint as entries,
                               (array_agg(last_event_id order by last_value_time desc nulls last,
                                                                 last_event_id desc))[1] as last_event_id,
                               max(last_value_time) as last_value_time
                        from balance
                        where account_id = :account
                        group by currency
                        order by currency
                        """)
                .param("account", accountId)
                .query((row, _) -> balance(row, accountId, row.getString("currency"), null, null))
                .list();
    }

    TrialBalance trialBalance() {
        var lines = jdbc.sql("""
                        select currency,
                               coalesce(sum(balance_minor) filter (where not starts_with(account_id, '@')), 0)
                                   as customers,
                               coalesce(sum(balance_minor) filter (where account_id = '@control'), 0) as control,
                               coalesce(sum(balance_minor) filter (where account_id = '@drift-suspense'), 0)
                                   as suspense,
                               sum(balance_minor) as total
                        from balance
                        group by currency
                        order by currency
                        """)
                .query((row, _) -> {
                    var currency = row.getString("currency");
                    return new TrialBalance.Line(
                            currency,
                            Amounts.decimal(row.getBigDecimal("customers"), currency),
                            Amounts.decimal(row.getBigDecimal("control"), currency),
                            Amounts.decimal(row.getBigDecimal("suspense"), currency),
                            Amounts.decimal(row.getBigDecimal("total"), currency));
                })
                .list();
        return new TrialBalance(clock.instant(), lines);
    }

    private ShadowBalance ofEntries(
            String accountId, String currency, @Nullable Instant asOfValue, @Nullable Instant asOfRecord) {
        return jdbc.sql("""
                        select coalesce(sum(amount_minor), 0) as minor, count(*) as entries,
                               (array_agg(event_id order by value_time desc, event_id desc))[1] as last_event_id,
                               max(value_time) as last_value_time
                        from entry
                        where account_id = :account
                          and currency = :currency
                          and (:value::timestamptz is null or value_time <= :value)
                          and (:record::timestamptz is null or recorded_at <= :record)
                        """)
                .param("account", accountId)
                .param("currency", currency)
                .param("value", Amounts.parameter(asOfValue))
                .param("record", Amounts.parameter(asOfRecord))
                .query((row, _) -> balance(row, accountId, currency, asOfValue, asOfRecord))
                .single();
    }

    private ShadowBalance ofContra(String accountId, String currency, @Nullable Instant asOfRecord) {
        return jdbc.sql("""
                        select coalesce(sum(c.amount_minor), 0) as minor, count(*) as entries,
                               null::text as last_event_id, null::timestamptz as last_value_time
                        from control_posting c join batch b using (partition_id, batch_no)
                        where c.account_id = :account and c.currency = :currency and b.recorded_at <= :record
                        """)
                .param("account", accountId)
                .param("currency", currency)
                .param("record", Amounts.parameter(asOfRecord))
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
}

package io.shadowledger.service.balance;

import io.shadowledger.api.Page;
import io.shadowledger.api.account.AccountSummary;
import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.problem.InvalidException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which accounts there are, and in which currencies. */
final class AccountDirectory {

    private final JdbcClient jdbc;

    AccountDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The currency that a question about an account is about.
     *
     * @param asked what the caller named; may be left out while the account has one currency only
     */
    String currency(String accountId, @Nullable String asked) {
        var held = jdbc.sql("select distinct currency from balance where account_id = :account order by currency")
                .param("account", accountId)
                .query(String.class)
                .list();
        return currency(accountId, held, asked);
    }

    /** @param held the currencies that the account has, in order */
    static String currency(String accountId, List<String> held, @Nullable String asked) {
        if (held.isEmpty()) {
            throw new UnknownAccountException(accountId);
        }
        if (asked == null) {
            if (held.size() > 1) {
                throw new InvalidException(
                        "currency",
                        "account " + accountId + " has more than one currency: name one of " + String.join(", ", held));
            }
            return held.getFirst();
        }
        try {
            // An account that has no entry in the currency has nothing in it.
            return Money.currency(asked).getCurrencyCode();
        } catch (InvalidMoneyException unknown) {
            throw new InvalidException("currency", String.valueOf(unknown.getMessage()));
        }
    }

    Page<AccountSummary> accounts(String prefix, @Nullable Cursor after, int limit) {
        var rows = jdbc.sql("""
                        select account_id, currency, sum(balance_minor) as minor, sum(entries) as entries,
                               max(last_value_time) as last_value_time
                        from balance
                        where starts_with(account_id, :prefix)
                          and account_id >= :prefix
                          and (account_id, currency) > (:account, :currency)
                          and (not starts_with(account_id, '@') or starts_with(:prefix, '@'))
                        group by account_id, currency
                        order by account_id, currency
                        limit :limit
                        """)
                .param("prefix", prefix)
                .param("account", after == null ? "" : after.key(0))
                .param("currency", after == null ? "" : after.key(1))
                .param("limit", limit + 1)
                .query((row, _) -> {
                    var minor = row.getBigDecimal("minor");
                    var currency = row.getString("currency");
                    return new AccountSummary(
                            row.getString("account_id"),
                            currency,
                            Amounts.decimal(minor, currency),
                            minor.signum() < 0,
                            row.getLong("entries"),
                            Amounts.time(row, "last_value_time"));
                })
                .list();
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var last = rows.get(limit - 1);
        return new Page<>(
                rows.subList(0, limit),
                Cursor.of(last.accountId(), last.currency()).toString());
    }
}

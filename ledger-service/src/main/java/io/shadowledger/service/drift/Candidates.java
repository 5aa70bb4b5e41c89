package io.shadowledger.service.drift;

import io.shadowledger.api.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts in question as a table that SQL can join: one query for all of them, never one for each. */
final class Candidates {

    /** A common table expression with the columns account_id, currency and drift. */
    static final String WITH_LINES = """
            with line (account_id, currency, drift) as (
                select * from unnest(cast(:accounts as text[]), cast(:currencies as char(3)[]), cast(:drifts as bigint[]))
            )
            """;

    private Candidates() {}

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, List<Difference> differences) {
        return statement
                .param(
                        "accounts",
                        differences.stream()
                                .map(difference -> difference.account().id())
                                .toArray(String[]::new))
                .param(
                        "currencies",
                        differences.stream()
                                .map(difference ->
                                        difference.account().currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param("drifts", differences.stream().map(Difference::drift).toArray(Long[]::new));
    }

    /** The account that a row with account_id and currency is about. */
    static Difference.Account account(ResultSet row) throws SQLException {
        return new Difference.Account(row.getString("account_id"), Money.currency(row.getString("currency")));
    }
}

package io.shadowledger.service.drift;

import io.shadowledger.api.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts in question as a table that SQL can join: one query for all of them, never one for each. */
final class Candidates {

    /**
     * A common table expression with the columns account_id and currency; drift, as {@link Difference#sought()}; slack; and
     * since, the as-of time of the last tie, null if there is none.
     */
    static final String WITH_LINES = """
            with line (account_id, currency, drift, slack, since) as (
                select * from unnest(cast(:accounts as text[]), cast(:currencies as char(3)[]), cast(:drifts as bigint[]),
                    cast(:slacks as bigint[]), cast(:sinces as timestamptz[]))
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
                .param("drifts", differences.stream().map(Difference::sought).toArray(Long[]::new))
                .param("slacks", differences.stream().map(Difference::slack).toArray(Long[]::new))
                .param(
                        "sinces",
                        differences.stream()
                                .map(difference -> difference.lastTie() == null
                                        ? null
                                        : difference.lastTie().asOf().toString())
                                .toArray(String[]::new));
    }

    /** The account that a row with account_id and currency is about. */
    static Difference.Account account(ResultSet row) throws SQLException {
        return new Difference.Account(row.getString("account_id"), Money.currency(row.getString("currency")));
    }
}

package io.shadowledger.proof.judgement;

import io.shadowledger.proof.workload.Expectation;
import io.shadowledger.proof.workload.Expectation.Holding;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Balances are what was posted comes to, account by account. */
final class BalancesCheck {

    private static final String NAME = "balances";

    private final Findings findings;

    BalancesCheck(Findings findings) {
        this.findings = findings;
    }

    void run(BookView book, Expectation expectation) throws SQLException {
        var found = new HashMap<Holding, BigInteger>();
        book.read(
                """
                select account_id, currency, sum(balance_minor) from balance
                where account_id not like '@%' group by account_id, currency
                """,
                row -> found.put(
                        new Holding(row.getString(1), row.getString(2)),
                        row.getBigDecimal(3).toBigIntegerExact()));
        compare(expectation.balances(), found);
    }

    private void compare(Map<Holding, BigInteger> expected, Map<Holding, BigInteger> found) {
        var accounts = new TreeSet<Holding>((one, other) -> one.toString().compareTo(other.toString()));
        accounts.addAll(expected.keySet());
        accounts.addAll(found.keySet());
        for (var account : accounts) {
            findings.compare(
                    NAME,
                    account.accountId() + " in minor units of " + account.currency(),
                    expected.getOrDefault(account, BigInteger.ZERO),
                    found.getOrDefault(account, BigInteger.ZERO));
        }
    }
}

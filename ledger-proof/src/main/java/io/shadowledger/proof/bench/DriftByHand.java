package io.shadowledger.proof.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.postgresql.PGConnection;

/** The limit: what somebody who knows the tables would type to compare a file with the book. */
final class DriftByHand implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** What every account held at the moment: as the service asks, so that the limit is not the better for being naive. */
    private static final String SHADOW = """
            with later as (
                select account_id, currency, sum(amount_minor) as minor
                from entry where value_time > '%s'
                group by account_id, currency
            ), apart as (
                select account_id, currency from account where partitions > 1
                union
                select account_id, currency from later
            )
            select b.account_id, b.currency, b.balance_minor as minor
            from balance b
            where b.account_id not like '@%%'
                and not exists (select from apart a where a.account_id = b.account_id and a.currency = b.currency)
            union all
            select a.account_id, a.currency, cast(sum(b.balance_minor) - coalesce(min(l.minor), 0) as bigint)
            from apart a
            join balance b on b.account_id = a.account_id and b.currency = a.currency
            left join later l on l.account_id = a.account_id and l.currency = a.currency
            group by a.account_id, a.currency
            """;

    private final Connection connection;
    private final String shadow;
    private long differences;

    DriftByHand(BenchBook book, Instant asOf) throws SQLException {
        // Kept: the processor time of a server process that has ended cannot be told
        this.connection = book.connect();
        this.shadow = SHADOW.formatted(asOf);
    }

    /**
     * Writes the report of the moment.
     *
     * @param every which account's balance is another than the book's: one of so many
     * @param shuffled in no order instead of by account
     */
    void report(Path file, int every, boolean shuffled) throws SQLException, IOException {
        var query = """
                select account_id as "accountId", currency, cast((minor + wrong) / 100.0 as numeric(20, 2)) as balance
                from (
                    select s.*, case when n %% %1$d = 0 then (n %% 9973 + 100) * (1 - 2 * (n / %1$d %% 2)) else 0 end as wrong
                    from (select s.*, row_number() over (order by account_id) as n from (%2$s) s) s
                ) s
                order by %3$s
                """.formatted(every, shadow, shuffled ? "md5(account_id)" : "account_id");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout with (format csv, header)", out);
        }
    }

    /** As the server itself would have done by the end of a day. */
    void vacuum() throws SQLException {
        execute("vacuum analyze");
    }

    /**
     * Copies the file into a new table, joins it with the book and fetches what differs.
     *
     * @param kind {@code table} or {@code unlogged table}
     */
    void compare(Path file, String kind) throws SQLException, IOException {
        execute("drop table if exists by_hand");
        execute("create " + kind + " by_hand (account_id text collate \"C\", currency char(3) collate \"C\","
                + " balance numeric)");
        try (var in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy by_hand from stdin with (format csv, header)", in, BUFFER);
        }
        var query = """
                select account_id, currency, balance, minor
                from by_hand full join (%s) s using (account_id, currency)
                where coalesce(balance * 100, 0) <> coalesce(minor, 0)
                """.formatted(shadow);
        differences = 0;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                differences++;
            }
        }
    }

    /** How many the last comparison found. */
    long differences() {
        return differences;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package io.shadowledger.service.rebuild;

import io.shadowledger.service.rebuild.RebuildResult.BalanceDifference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares what every account holds in two books, in one merge of both in the order of accounts.
 *
 * <p>The original may have moved on, so its balances are taken as of the offsets of the rebuild: what they are now, less
 * what came since.
 */
final class BalanceComparison {

    private static final int NAMED = 10;
    private static final int ROWS_AT_A_TIME = 5_000;

    private static final String ORIGINAL = """
            with bound as (
                select p.partition_id, r.next_offset, r.batch_no
                from unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[]) as r (topic, number, next_offset, batch_no)
                join ledger_partition p on p.topic = r.topic and p.kafka_partition = r.number)
            select account_id, currency, sum(minor), sum(entries) from (
                select b.account_id, b.currency, b.balance_minor as minor, b.entries
                from balance b join bound using (partition_id)
                union all
                select e.account_id, e.currency, -e.amount_minor, -1
                from bound join entry e on e.partition_id = bound.partition_id and e.kafka_offset >= bound.next_offset
                union all
                select c.account_id, c.currency, -c.amount_minor, -1
                from bound join control_posting c on c.partition_id = bound.partition_id and c.batch_no > bound.batch_no
            ) as changes group by account_id, currency having sum(entries) <> 0 order by account_id, currency
            """;
    private static final String REBUILT = """
            select account_id, currency, sum(balance_minor), sum(entries) from balance
            group by account_id, currency order by account_id, currency
            """;

    private final List<BalanceDifference> first = new ArrayList<>();
    private long compared;
    private long different;

    long compared() {
        return compared;
    }

    long different() {
        return different;
    }

    List<BalanceDifference> first() {
        return first;
    }

    void run(Connection original, List<PartitionPlan> plans, Connection rebuilt) throws SQLException {
        try (var left = original.prepareStatement(ORIGINAL);
                var right = rebuilt.prepareStatement(REBUILT)) {
            left.setArray(
                    1,
                    array(original, "text", plans.stream().map(p -> p.source().topic())));
            left.setArray(
                    2,
                    array(original, "int4", plans.stream().map(p -> p.source().partition())));
            left.setArray(3, array(original, "int8", plans.stream().map(PartitionPlan::nextOffset)));
            left.setArray(4, array(original, "int8", plans.stream().map(PartitionPlan::batchNo)));
            try (var leftRows = rows(left);
                    var rightRows = rows(right)) {
                merge(leftRows, rightRows);
            }
        }
    }

    private void merge(ResultSet leftRows, ResultSet rightRows) throws SQLException {
        var left = Row.next(leftRows);
        var right = Row.next(rightRows);
        while (left != null || right != null) {
            int order = left == null ? 1 : right == null ? -1 : left.compareTo(right);
            compared++;
            if (order != 0 || !Objects.requireNonNull(left).equals(right)) {
                differ(order > 0 ? null : left, order < 0 ? null : right);
            }
            if (order <= 0) {
                left = Row.next(leftRows);
            }
            if (order >= 0) {
                right = Row.next(rightRows);
            }
        }
    }

    private void differ(@Nullable Row left, @Nullable Row right) {
        different++;
        if (first.size() < NAMED) {
            var either = Objects.requireNonNull(left == null ? right : left);
            first.add(new BalanceDifference(
                    either.account(),
                    either.currency(),
                    left == null ? null : left.told(),
                    right == null ? null : right.told()));
        }
    }

    private static java.sql.Array array(Connection connection, String type, java.util.stream.Stream<?> values)
            throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private static ResultSet rows(PreparedStatement statement) throws SQLException {
        statement.setFetchSize(ROWS_AT_A_TIME);
        return statement.executeQuery();
    }

    /** Of the ledger's own accounts the entries are batches, which are cut otherwise in a rebuild. */
    private record Row(String account, String currency, String minor, long entries) implements Comparable<Row> {

        static @Nullable Row next(ResultSet rows) throws SQLException {
            if (!rows.next()) {
                return null;
            }
            var account = rows.getString(1);
            return new Row(
                    account, rows.getString(2), rows.getString(3), account.startsWith("@") ? 0 : rows.getLong(4));
        }

        // As the database orders them: by their bytes, which is by code points
        @Override
        public int compareTo(Row other) {
            int byAccount = java.util.Arrays.compareUnsigned(
                    account.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    other.account.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return byAccount == 0 ? currency.compareTo(other.currency) : byAccount;
        }

        String told() {
            return entries == 0 ? minor : minor + " from " + entries + " entries";
        }
    }
}

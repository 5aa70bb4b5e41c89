package io.shadowledger.service.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a partition was not rebuilt to the same chain head. There is one reason that is no damage: the same
 * event id came in two partitions, and this time another of them was first (ADR 003).
 */
final class EntryComparison {

    private static final int ROWS_AT_A_TIME = 2_000;

    private static final String ENTRIES = """
            select e.kafka_offset, e.event_id, s.content_hash
            from ledger_partition p join (%s) e using (partition_id)
                left join event_seen s on s.event_id = e.event_id
            where p.topic = ? and p.kafka_partition = ? and e.kafka_offset < ? order by e.kafka_offset
            """;

    private final Connection original;
    private final Connection rebuilt;
    private final List<Row> onlyOneHas = new ArrayList<>();
    private long moved;
    private long decidedOtherwise;
    private long damaged;
    private @Nullable String firstDamage;

    EntryComparison(Connection original, Connection rebuilt) {
        this.original = original;
        this.rebuilt = rebuilt;
    }

    /**
     * @param moved entries that stand in another partition of the other book, with the same content
     * @param decidedOtherwise entries whose id has another content in the other book: a conflict that was decided the
     *     other way
     * @param damaged differences that nothing explains
     * @param firstDamage the first of these
     */
    record Result(
            long moved,
            long decidedOtherwise,
            long damaged,
            @Nullable String firstDamage) {}

    private record Row(long offset, String eventId, byte @Nullable [] contentHash, boolean ofOriginal) {}

    Result compare(PartitionPlan plan) throws SQLException {
        try (var left = entries(original, plan);
                var right = entries(rebuilt, plan);
                var leftRows = left.executeQuery();
                var rightRows = right.executeQuery()) {
            var one = next(leftRows, true);
            var other = next(rightRows, false);
            while (one != null || other != null) {
                long at = Math.min(offset(one), offset(other));
                boolean takeOne = one != null && one.offset() == at;
                boolean takeOther = other != null && other.offset() == at;
                if (takeOne && takeOther) {
                    compare(plan.source(), one, other);
                } else {
                    explainLater(plan.source(), takeOne ? one : other);
                }
                one = takeOne ? next(leftRows, true) : one;
                other = takeOther ? next(rightRows, false) : other;
            }
        }
        explain(plan.source());
        return new Result(moved, decidedOtherwise, damaged, firstDamage);
    }

    private void compare(TopicPartition source, @Nullable Row one, @Nullable Row other) {
        if (one != null
                && other != null
                && (!one.eventId().equals(other.eventId()) || !Arrays.equals(one.contentHash(), other.contentHash()))) {
            damage(source + " offset " + one.offset() + " is event " + one.eventId() + " in the original and "
                    + other.eventId() + " in the rebuilt book, or has another content there");
        }
    }

    private void explainLater(TopicPartition source, @Nullable Row row) throws SQLException {
        if (row != null) {
            onlyOneHas.add(row);
        }
        if (onlyOneHas.size() >= ROWS_AT_A_TIME) {
            explain(source);
        }
    }

    /** Looks in the other book for what only one has. */
    private void explain(TopicPartition source) throws SQLException {
        var inRebuilt =
                home(rebuilt, onlyOneHas.stream().filter(Row::ofOriginal).toList());
        var inOriginal =
                home(original, onlyOneHas.stream().filter(r -> !r.ofOriginal()).toList());
        for (var row : onlyOneHas) {
            var hash = (row.ofOriginal() ? inRebuilt : inOriginal).get(row.eventId());
            if (hash == null) {
                damage("event " + row.eventId() + " at " + source + " offset " + row.offset() + " is only in "
                        + (row.ofOriginal() ? "the original" : "the rebuilt book"));
            } else if (Arrays.equals(hash, row.contentHash())) {
                moved++;
            } else {
                decidedOtherwise++;
            }
        }
        onlyOneHas.clear();
    }

    private static Map<String, byte[]> home(Connection connection, List<Row> rows) throws SQLException {
        var homes = new HashMap<String, byte[]>();
        if (rows.isEmpty()) {
            return homes;
        }
        try (var select =
                connection.prepareStatement("select event_id, content_hash from event_seen where event_id = any(?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", rows.stream().map(Row::eventId).toArray()));
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    homes.put(found.getString(1), found.getBytes(2));
                }
            }
        }
        return homes;
    }

    private void damage(String what) {
        damaged++;
        if (firstDamage == null) {
            firstDamage = what;
        }
    }

    private static long offset(@Nullable Row row) {
        return row == null ? Long.MAX_VALUE : row.offset();
    }

    private static PreparedStatement entries(Connection connection, PartitionPlan plan) throws SQLException {
        var tables = DetachedMonths.of(connection).tables().stream();
        var entries = Stream.concat(Stream.of("entry"), tables)
                .map(table -> "select partition_id, kafka_offset, event_id from " + table)
                .collect(Collectors.joining(" union all "));
        var select = connection.prepareStatement(ENTRIES.formatted(entries));
        select.setString(1, plan.source().topic());
        select.setInt(2, plan.source().partition());
        select.setLong(3, plan.nextOffset());
        select.setFetchSize(ROWS_AT_A_TIME);
        return select;
    }

    private static @Nullable Row next(ResultSet rows, boolean ofOriginal) throws SQLException {
        return rows.next() ? new Row(rows.getLong(1), rows.getString(2), rows.getBytes(3), ofOriginal) : null;
    }
}

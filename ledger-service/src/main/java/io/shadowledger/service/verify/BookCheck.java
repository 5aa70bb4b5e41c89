package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What can only be said of the book as a whole; in the one snapshot in which its partitions were verified. */
final class BookCheck {

    private final Connection connection;
    private final EntryTables tables;

    BookCheck(Connection connection, EntryTables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** Ids that were noted without an entry, the first of each partition, by partition; reads all of the table. */
    Map<Integer, Finding> idsWithoutEntry(Map<Integer, BookPartition> partitions) throws SQLException {
        var findings = new HashMap<Integer, Finding>();
        for (var count : seenByPartition().entrySet()) {
            var partition = partitions.get(count.getKey());
            // Every entry has its row, so more rows than entries are rows without entry
            if (partition != null && count.getValue() > partition.entries()) {
                findings.put(count.getKey(), idWithoutEntry(partition));
            }
        }
        return findings;
    }

    /** Rows that belong to no partition, and a trial balance that is not zero. */
    List<Finding> whole() throws SQLException {
        var findings = new ArrayList<Finding>();
        var known = knownPartitions();
        for (int id : new TreeSet<>(seenByPartition().keySet())) {
            if (!known.contains(id)) {
                findings.add(ofNoPartition("event_seen", id));
            }
        }
        strayByKey("entry", tables.all(), known, findings);
        for (var table : List.of("batch", "event_conflict", "dead_letter", "control_posting")) {
            strayByKey(table, table, known, findings);
        }
        number(
                        "select partition_id from balance where partition_id <> all (select partition_id from ledger_partition) limit 1")
                .forEach(id -> findings.add(ofNoPartition("balance", id)));
        accounts(findings);
        trialBalance(findings);
        return findings;
    }

    private Map<Integer, Long> seenByPartition() throws SQLException {
        var counts = new HashMap<Integer, Long>();
        try (var select = connection.prepareStatement(
                        "select partition_id, count(*) from event_seen group by partition_id");
                var row = select.executeQuery()) {
            while (row.next()) {
                counts.put(row.getInt(1), row.getLong(2));
            }
        }
        return counts;
    }

    private Finding idWithoutEntry(BookPartition partition) throws SQLException {
        try (var select = connection.prepareStatement("""
                select event_id, kafka_offset from event_seen s where partition_id = ? and not exists (
                    select from %s e where e.partition_id = s.partition_id and e.kafka_offset = s.kafka_offset
                        and e.event_id = s.event_id)
                order by kafka_offset, event_id limit 1
                """.formatted(tables.all()))) {
            select.setInt(1, partition.partitionId());
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("event_seen has rows too many, and none of them stands out");
                }
                return Findings.added(
                        "event_seen",
                        Keys.seen(row.getString(1)),
                        "no entry stands at " + Keys.record(partition, row.getLong(2))
                                + ", so this event would be taken for a duplicate");
            }
        }
    }

    private TreeSet<Integer> knownPartitions() throws SQLException {
        return new TreeSet<>(number("select partition_id from ledger_partition"));
    }

    /** Looks between the known ids in the primary key, which begins with the partition. */
    private void strayByKey(String table, String rows, TreeSet<Integer> known, List<Finding> findings)
            throws SQLException {
        long below = Integer.MIN_VALUE - 1L;
        var bounds = new ArrayList<Long>(known.stream().map(Integer::longValue).toList());
        bounds.add(Integer.MAX_VALUE + 1L);
        for (long above : bounds) {
            if (above - below > 1) {
                number("select partition_id from " + rows + " r where partition_id > " + below + " and partition_id < "
                                + above + " order by partition_id limit 1")
                        .forEach(id -> findings.add(ofNoPartition(table, id)));
            }
            below = above;
        }
    }

    private static Finding ofNoPartition(String table, int partitionId) {
        return Findings.added(
                table, "partition_id=" + partitionId, "ledger_partition has no such partition, nobody wrote this");
    }

    /** The first account that is not what the balance rows say. */
    private void accounts(List<Finding> findings) throws SQLException {
        try (var select = connection.prepareStatement("""
                        select account_id, currency, a.partitions, b.partitions
                        from account a full join (
                            select account_id, currency, count(*)::integer as partitions
                            from balance where not starts_with(account_id, '@') group by account_id, currency
                        ) b using (account_id, currency)
                        where a.partitions is distinct from b.partitions
                        order by account_id, currency limit 1
                        """);
                var row = select.executeQuery()) {
            while (row.next()) {
                findings.add(Findings.altered(
                        "account",
                        "account_id=" + row.getString(1) + ", currency=" + row.getString(2),
                        "partitions",
                        String.valueOf(row.getObject(3)),
                        String.valueOf(row.getObject(4)),
                        "an account counts its balance rows"));
            }
        }
    }

    private void trialBalance(List<Finding> findings) throws SQLException {
        try (var select = connection.prepareStatement("""
                        select currency, sum(balance_minor) from balance
                        group by currency having sum(balance_minor) <> 0 order by currency
                        """);
                var row = select.executeQuery()) {
            while (row.next()) {
                findings.add(Findings.altered(
                        "balance",
                        "currency=" + row.getString(1),
                        "balance_minor",
                        "sum " + row.getString(2),
                        "sum 0",
                        "the trial balance is zero in every currency"));
            }
        }
    }

    private List<Integer> number(String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            var numbers = new ArrayList<Integer>();
            while (row.next()) {
                numbers.add(row.getInt(1));
            }
            return numbers;
        }
    }
}

package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds balance rows against entries and control postings, in one pass of the server over both. */
final class BalanceCheck {

    private static final String ALL_ROWS = """
            with posted as (
                select partition_id, account_id, currency, sum(amount_minor) as minor, count(*) as entries,
                       max(row(value_time, event_id)) as latest
                from %s e where partition_id = any(?) group by partition_id, account_id, currency
                union all
                select partition_id, account_id, currency, sum(amount_minor), count(*), row(null::timestamptz, null::text)
                from control_posting where partition_id = any(?) group by partition_id, account_id, currency)
            select distinct on (partition_id) partition_id, account_id, currency,
                   p.minor, p.entries, b.balance_minor, b.entries, b.last_event_id, b.last_value_time
            from posted p
            full join (select * from balance where partition_id = any(?)) b using (partition_id, account_id, currency)
            where p.minor is distinct from b.balance_minor
               or p.entries is distinct from b.entries
               or p.latest is distinct from row(b.last_value_time, b.last_event_id)
            order by partition_id, account_id, currency
            """;

    private final Connection connection;
    private final EntryTables tables;
    private final Map<Integer, BookPartition> partitions;

    BalanceCheck(Connection connection, EntryTables tables, Map<Integer, BookPartition> partitions) {
        this.connection = connection;
        this.tables = tables;
        this.partitions = partitions;
    }

    /** The first wrong row of each partition that has one, by partition. */
    Map<Integer, Finding> againstEntries() throws SQLException {
        var wrong = new HashMap<Integer, Row>();
        try (var select = connection.prepareStatement(ALL_ROWS.formatted(tables.all()))) {
            var ids = ids(partitions.keySet());
            for (int i = 1; i <= 3; i++) {
                select.setArray(i, ids);
            }
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    wrong.put(row.getInt(1), Row.read(row));
                }
            }
        }
        var findings = new HashMap<Integer, Finding>();
        for (var entry : wrong.entrySet()) {
            findings.put(entry.getKey(), finding(partition(entry.getKey()), entry.getValue()));
        }
        return findings;
    }

    /** As far as sums tell it: every partition's rows are zero in sum, and count its entries. */
    Map<Integer, Finding> bySums() throws SQLException {
        var findings = new HashMap<Integer, Finding>();
        try (var select = connection.prepareStatement("""
                select partition_id, currency, sum(balance_minor),
                       sum(sum(entries) filter (where account_id not like '@%')) over (partition by partition_id)
                from balance where partition_id = any(?) group by partition_id, currency order by partition_id, currency
                """)) {
            select.setArray(1, ids(partitions.keySet()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var partition = partition(row.getInt(1));
                    var key = "partition_id=" + partition.partitionId() + ", currency=" + row.getString(2);
                    if (row.getBigDecimal(3).signum() != 0) {
                        findings.putIfAbsent(
                                partition.partitionId(),
                                Findings.altered(
                                        "balance",
                                        key,
                                        "balance_minor",
                                        "sum " + row.getBigDecimal(3),
                                        "sum 0",
                                        "some row is wrong; a full verification names it"));
                    } else if (row.getLong(4) != partition.entries()) {
                        findings.putIfAbsent(
                                partition.partitionId(),
                                Findings.altered(
                                        "balance",
                                        "partition_id=" + partition.partitionId(),
                                        "entries",
                                        "sum " + row.getLong(4),
                                        "sum " + partition.entries(),
                                        "some row is wrong; a full verification names it"));
                    }
                }
            }
        }
        return findings;
    }

    private Finding finding(BookPartition partition, Row row) throws SQLException {
        var key = Keys.balance(partition, row.accountId(), row.currency());
        var source = row.accountId().startsWith("@") ? "control postings" : "entries";
        if (row.balance() == null) {
            return Findings.missing("balance", key, "the partition's " + source + " come to " + row.minor());
        }
        if (row.minor() == null) {
            return Findings.added("balance", key, "the partition has no " + source + " of it");
        }
        var why = "the partition's " + source + " come to the expected value";
        if (!row.minor().equals(row.balance())) {
            return Findings.altered("balance", key, "balance_minor", row.balance(), row.minor(), why);
        }
        if (!Objects.equals(row.posted(), row.entries())) {
            return Findings.altered("balance", key, "entries", row.entries(), row.posted(), why);
        }
        var latest = latest(partition, row);
        return Objects.equals(latest.eventId(), row.lastEventId())
                ? Findings.altered("balance", key, "last_value_time", row.lastValueTime(), latest.valueTime(), why)
                : Findings.altered("balance", key, "last_event_id", row.lastEventId(), latest.eventId(), why);
    }

    private record Latest(
            @Nullable String eventId, @Nullable String valueTime) {}

    private Latest latest(BookPartition partition, Row row) throws SQLException {
        try (var select = connection.prepareStatement("""
                select event_id, value_time::text from %s e where partition_id = ? and account_id = ? and currency = ?
                order by value_time desc, event_id desc limit 1
                """.formatted(tables.all()))) {
            select.setInt(1, partition.partitionId());
            select.setString(2, row.accountId());
            select.setString(3, row.currency());
            try (var found = select.executeQuery()) {
                return found.next() ? new Latest(found.getString(1), found.getString(2)) : new Latest(null, null);
            }
        }
    }

    private java.sql.Array ids(Collection<Integer> ids) throws SQLException {
        return connection.createArrayOf("int4", ids.toArray());
    }

    private BookPartition partition(int id) {
        return Objects.requireNonNull(partitions.get(id));
    }

    private record Row(
            String accountId,
            String currency,
            @Nullable String minor,
            @Nullable String posted,
            @Nullable String balance,
            @Nullable String entries,
            @Nullable String lastEventId,
            @Nullable String lastValueTime) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9));
        }
    }
}

package io.shadowledger.service.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables that hold the book's entries: {@code entry} with its attached months, and each detached month that is still
 * in the database (docs/reads.md). Which they are is known for as long as a lock forbids to attach and detach.
 *
 * @param detached names of tables, the oldest month first
 */
record EntryTables(List<String> detached) {

    private static final String COLUMNS =
            "partition_id, kafka_offset, recorded_at, batch_no, kind, event_id, account_id, currency, amount_minor,"
                    + " value_time, overdraft, reference, description, chain_hash";

    EntryTables {
        detached = List.copyOf(detached);
    }

    /**
     * Finds them, and lets no month be attached or detached until the transaction ends. Posting goes on, new months
     * among it.
     *
     * @param connection in a transaction of isolation level read committed
     */
    static EntryTables hold(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            // Forbids to detach; whoever attaches wants the detached month's own table
            statement.execute("lock table entry in access share mode");
            var found = find(connection);
            while (true) {
                for (var table : found.detached()) {
                    statement.execute("lock table " + table + " in access share mode");
                }
                var now = find(connection);
                if (found.detached().containsAll(now.detached())) {
                    return now;
                }
                found = now;
            }
        }
    }

    private static EntryTables find(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                        select c.relname from pg_class c
                        where c.relnamespace = (select relnamespace from pg_class where oid = 'entry'::regclass)
                          and c.relkind = 'r' and c.relname ~ '^entry_y[0-9]{4}m[0-9]{2}$'
                          and not c.relispartition
                        order by c.relname
                        """);
                var row = select.executeQuery()) {
            var names = new ArrayList<String>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return new EntryTables(names);
        }
    }

    /** What to select all entries from; an alias must follow. */
    String all() {
        return detached.isEmpty()
                ? "entry"
                : detached.stream()
                        .map(table -> " union all select " + COLUMNS + " from " + table)
                        .collect(Collectors.joining("", "(select " + COLUMNS + " from entry", ")"));
    }
}

package io.shadowledger.proof.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;

/**
 * The limit: the rows of a book that was posted, all of them, copied as they are into the same tables with the same
 * indexes. What COPY takes for that no ledger on this server can take less for.
 */
final class CopyLimit {

    private static final int BUFFER = 1 << 16;
    /** In the order of their foreign keys; those with a partition_id can be copied by partition. */
    private static final List<String> TABLES =
            List.of("ledger_partition", "batch", "control_posting", "account", "event_seen", "entry", "balance");

    private final Path directory;
    private final List<Integer> partitions;

    private CopyLimit(Path directory, List<Integer> partitions) {
        this.directory = directory;
        this.partitions = partitions;
    }

    /** Writes a book's rows to files, in the binary format. */
    static CopyLimit of(BenchBook book, Path directory) throws SQLException, IOException {
        Files.createDirectories(directory);
        try (var connection = book.connect();
                var statement = connection.createStatement()) {
            var partitions = new ArrayList<Integer>();
            try (var row = statement.executeQuery("select partition_id from ledger_partition order by 1")) {
                while (row.next()) {
                    partitions.add(row.getInt(1));
                }
            }
            var limit = new CopyLimit(directory, List.copyOf(partitions));
            for (var table : TABLES) {
                if (isByPartition(table)) {
                    for (int partition : partitions) {
                        dump(
                                connection,
                                "select * from " + table + " where partition_id = " + partition,
                                limit.file(table, partition));
                    }
                } else {
                    dump(connection, "select " + columns(table) + " from " + table, limit.file(table, 0));
                }
            }
            return limit;
        }
    }

    /**
     * Copies the rows into an empty book.
     *
     * @param connections how many at a time; partitions are shared among them
     * @param events how many events the rows stand for
     */
    Rate into(BenchBook book, int connections, long events) throws SQLException, IOException, InterruptedException {
        prepare(book);
        long started = System.nanoTime();
        try (var connection = book.connect()) {
            for (var table : TABLES) {
                if (!isByPartition(table)) {
                    load(connection, table, 0);
                }
            }
        }
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < connections; i++) {
            int first = i;
            work.add(() -> {
                try (var connection = book.connect()) {
                    for (int p = first; p < partitions.size(); p += connections) {
                        for (var table : TABLES) {
                            if (isByPartition(table)) {
                                load(connection, table, partitions.get(p));
                            }
                        }
                    }
                }
                return null;
            });
        }
        Workers.run(work);
        return new Rate(events, System.nanoTime() - started);
    }

    /** The months of the entries, which the ledger makes itself. */
    private static void prepare(BenchBook book) throws SQLException {
        try (var connection = book.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table entry_bench partition of entry default");
        }
    }

    private void load(Connection connection, String table, int partition) throws SQLException, IOException {
        var sql = "copy " + table + (isByPartition(table) ? "" : "(" + columns(table) + ")")
                + " from stdin with (format binary)";
        try (var in = Files.newInputStream(file(table, partition))) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, BUFFER);
        }
    }

    private static void dump(Connection connection, String query, Path file) throws SQLException, IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout with (format binary)", out);
        }
    }

    private static boolean isByPartition(String table) {
        return !table.equals("ledger_partition") && !table.equals("account");
    }

    private static String columns(String table) {
        return table.equals("account")
                ? "account_id, currency, partitions"
                : "partition_id, topic, kafka_partition, epoch, next_offset, batch_no, last_recorded_at, chain_head,"
                        + " seal, entries, duplicates, conflicts, dead_letters";
    }

    private Path file(String table, int partition) {
        return directory.resolve(table + "-" + partition + ".copy");
    }
}

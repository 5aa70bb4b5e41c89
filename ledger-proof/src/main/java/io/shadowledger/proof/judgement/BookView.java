package io.shadowledger.proof.judgement;

import io.shadowledger.sandbox.backing.PostgresDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/** A book as it lies in its tables, read in one snapshot. */
final class BookView implements AutoCloseable {

    private static final int FETCHED = 2_000;

    private final Connection connection;

    BookView(PostgresDatabase book) throws SQLException {
        connection = book.dataSource().getConnection();
        // A cursor needs a transaction, and nothing is to move between two questions
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
    }

    /**
     * A part of the book.
     *
     * @param id of its row
     * @param nextOffset the first that it did not take in
     * @param chainHead of the content chain
     * @param seal of the seal chain
     */
    record Partition(
            int id,
            long nextOffset,
            byte[] chainHead,
            byte[] seal,
            long entries,
            long duplicates,
            long conflicts,
            long deadLetters) {}

    /** Takes one row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** The parts that hold a topic, by topic partition. */
    SortedMap<Integer, Partition> partitions(String topic) throws SQLException {
        var partitions = new TreeMap<Integer, Partition>();
        read(
                "select * from ledger_partition where topic = ?",
                row -> partitions.put(
                        row.getInt("kafka_partition"),
                        new Partition(
                                row.getInt("partition_id"),
                                row.getLong("next_offset"),
                                row.getBytes("chain_head"),
                                row.getBytes("seal"),
                                row.getLong("entries"),
                                row.getLong("duplicates"),
                                row.getLong("conflicts"),
                                row.getLong("dead_letters"))),
                topic);
        return partitions;
    }

    void read(String query, RowReader reader, Object... parameters) throws SQLException {
        try (var rows = open(query, parameters)) {
            while (rows.next()) {
                reader.read(rows.row());
            }
        }
    }

    /** Rows to be read one by one, beside others. */
    Rows open(String query, Object... parameters) throws SQLException {
        return new Rows(query, parameters);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** The rows of a query, fetched as they are read. */
    final class Rows implements AutoCloseable {

        private final java.sql.PreparedStatement statement;
        private final ResultSet rows;

        private Rows(String query, Object... parameters) throws SQLException {
            statement = connection.prepareStatement(query);
            statement.setFetchSize(FETCHED);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            rows = statement.executeQuery();
        }

        boolean next() throws SQLException {
            return rows.next();
        }

        /** The row that {@link #next} went to. */
        ResultSet row() {
            return rows;
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}

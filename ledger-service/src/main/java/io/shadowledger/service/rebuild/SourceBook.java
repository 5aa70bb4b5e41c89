package io.shadowledger.service.rebuild;

import io.shadowledger.service.database.BookDatabase;
import io.shadowledger.service.job.JobRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The original. It is only read, in transactions that could not write. */
final class SourceBook {

    private final BookDatabase database;

    SourceBook(BookDatabase database) {
        this.database = database;
    }

    /** A transaction in which nothing changes. */
    Connection snapshot() throws SQLException, JobRefusedException {
        try {
            var connection = database.connect("rebuild");
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only");
            }
            return connection;
        } catch (SQLException away) {
            if (away.getSQLState() == null
                    || !away.getSQLState().startsWith("08")
                            && !away.getSQLState().startsWith("28")
                            && !away.getSQLState().startsWith("3D")) {
                throw away;
            }
            throw ConnectionTrouble.of(
                    away,
                    "the original at " + database + " cannot be read: " + away.getMessage()
                            + ". Check POSTGRES_HOST, _PORT, _DATABASE, _USERNAME and _PASSWORD");
        }
    }

    /** All partitions as they are in a snapshot. */
    List<PartitionPlan> partitions(Connection snapshot) throws SQLException, JobRefusedException {
        try (var select = snapshot.prepareStatement("""
                select topic, kafka_partition, next_offset, batch_no, chain_head, entries, duplicates, conflicts,
                       dead_letters, coalesce((select first_offset from batch b where b.partition_id = p.partition_id
                                               order by batch_no limit 1), next_offset) as first_offset
                from ledger_partition p order by topic, kafka_partition
                """);
                var row = select.executeQuery()) {
            var plans = new ArrayList<PartitionPlan>();
            while (row.next()) {
                plans.add(PartitionPlan.read(row));
            }
            return plans;
        } catch (SQLException noBook) {
            if ("42P01".equals(noBook.getSQLState())) {
                throw new JobRefusedException("the database " + database
                        + " holds no book: POSTGRES_HOST and POSTGRES_DATABASE name the original");
            }
            throw noBook;
        }
    }

    @Override
    public String toString() {
        return database.toString();
    }
}

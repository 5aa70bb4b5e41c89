package io.shadowledger.service.rebuild;

import io.shadowledger.service.database.BookDatabase;
import io.shadowledger.service.job.JobRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.flywaydb.core.Flyway;

/** The database that is filled. It remembers what it is to become, so that a rebuild that was killed can go on. */
final class TargetBook {

    private final BookDatabase database;

    TargetBook(BookDatabase database) {
        this.database = database;
    }

    Connection connect() throws SQLException, JobRefusedException {
        try {
            return database.connect("rebuild");
        } catch (SQLException away) {
            throw ConnectionTrouble.of(
                    away,
                    "the database to fill, " + database + ", cannot be reached: " + away.getMessage()
                            + ". Check SHADOWLEDGER_REBUILD_POSTGRES_HOST, _PORT, _DATABASE, _USERNAME and _PASSWORD");
        }
    }

    /**
     * What was noted by a rebuild that was begun here before.
     *
     * @param snapshot of the source
     * @return empty if there was none
     * @throws JobRefusedException if this is the source, or the rebuild was one of another source
     */
    Optional<List<PartitionPlan>> begun(Connection snapshot) throws SQLException, JobRefusedException {
        try (var connection = connect()) {
            refuseSource(snapshot, connection);
            if (!begunBefore(connection)) {
                return Optional.empty();
            }
            var plans = plans(connection);
            requireSameSource(snapshot, plans);
            return Optional.of(plans);
        }
    }

    /**
     * Makes the tables, and notes what is to be rebuilt.
     *
     * @throws JobRefusedException if there is anything here already
     */
    void begin(List<PartitionPlan> plans, Instant at) throws SQLException, JobRefusedException {
        try (var connection = connect()) {
            refuseContent(connection);
        }
        Flyway.configure().dataSource(database.asDataSource("rebuild")).load().migrate();
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            note(connection, plans, at);
            connection.commit();
        }
    }

    /** What is left to do of plans that were begun. */
    List<PartitionPlan> left(List<PartitionPlan> plans) throws SQLException, JobRefusedException {
        var left = new ArrayList<PartitionPlan>();
        try (var connection = connect();
                var select = connection.prepareStatement(
                        "select next_offset from ledger_partition where topic = ? and kafka_partition = ?")) {
            for (var plan : plans) {
                select.setString(1, plan.source().topic());
                select.setInt(2, plan.source().partition());
                try (var row = select.executeQuery()) {
                    left.add(row.next() ? plan.from(row.getLong(1)) : plan);
                }
            }
        }
        return left;
    }

    void finished(Instant at) throws SQLException, JobRefusedException {
        try (var connection = connect();
                var update = connection.prepareStatement("update rebuild set finished_at = ?")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.executeUpdate();
        }
    }

    /** A lock that one session holds is held against the other only if both are in the same database. */
    private void refuseSource(Connection snapshot, Connection connection) throws SQLException, JobRefusedException {
        long key = ThreadLocalRandom.current().nextLong();
        if (!truth(snapshot, "select pg_try_advisory_xact_lock(" + key + ")")
                || !truth(connection, "select pg_try_advisory_xact_lock(" + key + ")")) {
            throw new JobRefusedException("the database to fill is the original itself: let"
                    + " SHADOWLEDGER_REBUILD_POSTGRES_DATABASE name an empty one");
        }
    }

    /** Tables are content, but for those that a rebuild made that was killed before it could note anything. */
    private void refuseContent(Connection connection) throws SQLException, JobRefusedException {
        if (truth(
                        connection,
                        "select to_regclass('rebuild') is not null and to_regclass('ledger_partition') is not null")
                && truth(connection, "select not exists (select from ledger_partition)")) {
            return;
        }
        var tables = new ArrayList<String>();
        try (var select = connection.prepareStatement("""
                        select table_name from information_schema.tables
                        where table_schema not in ('pg_catalog', 'information_schema') order by table_name limit 4
                        """);
                var row = select.executeQuery()) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        if (!tables.isEmpty()) {
            throw new JobRefusedException("the database to fill, " + database + ", is not empty: it has tables such as "
                    + String.join(", ", tables)
                    + ". Make an empty one and name it in SHADOWLEDGER_REBUILD_POSTGRES_DATABASE");
        }
    }

    private static boolean begunBefore(Connection connection) throws SQLException {
        return truth(connection, "select to_regclass('rebuild') is not null")
                && truth(connection, "select exists (select from rebuild)");
    }

    private static List<PartitionPlan> plans(Connection connection) throws SQLException {
        try (var select =
                        connection.prepareStatement("select * from rebuild_partition order by topic, kafka_partition");
                var row = select.executeQuery()) {
            var plans = new ArrayList<PartitionPlan>();
            while (row.next()) {
                plans.add(PartitionPlan.read(row));
            }
            return plans;
        }
    }

    /** The source of then is the one whose chains went through the heads of then. */
    private void requireSameSource(Connection snapshot, List<PartitionPlan> plans)
            throws SQLException, JobRefusedException {
        for (var plan : plans) {
            try (var select = snapshot.prepareStatement("""
                    select b.chain_head from ledger_partition p join batch b using (partition_id)
                    where p.topic = ? and p.kafka_partition = ? and b.batch_no = ?
                    """)) {
                select.setString(1, plan.source().topic());
                select.setInt(2, plan.source().partition());
                select.setLong(3, plan.batchNo());
                try (var row = select.executeQuery()) {
                    boolean same = row.next() ? Arrays.equals(row.getBytes(1), plan.chainHead()) : plan.batchNo() == 0;
                    if (!same) {
                        throw new JobRefusedException("a rebuild of another original was begun in " + database + ": "
                                + plan.source() + " of this one does not go through the head noted there."
                                + " Make an empty database and name it in SHADOWLEDGER_REBUILD_POSTGRES_DATABASE");
                    }
                }
            }
        }
    }

    private static void note(Connection connection, List<PartitionPlan> plans, Instant at) throws SQLException {
        try (var insert = connection.prepareStatement("insert into rebuild (begun_at) values (?)")) {
            insert.setTimestamp(1, Timestamp.from(at));
            insert.executeUpdate();
        }
        try (var insert = connection.prepareStatement("""
                insert into rebuild_partition (topic, kafka_partition, first_offset, next_offset, batch_no, chain_head,
                    entries, duplicates, conflicts, dead_letters) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (var plan : plans) {
                insert.setString(1, plan.source().topic());
                insert.setInt(2, plan.source().partition());
                insert.setLong(3, plan.firstOffset());
                insert.setLong(4, plan.nextOffset());
                insert.setLong(5, plan.batchNo());
                insert.setBytes(6, plan.chainHead());
                insert.setLong(7, plan.entries());
                insert.setLong(8, plan.duplicates());
                insert.setLong(9, plan.conflicts());
                insert.setLong(10, plan.deadLetters());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static boolean truth(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public String toString() {
        return database.toString();
    }
}

package io.shadowledger.sandbox.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresReplicaTest {

    @Test
    void whatThePrimaryWritesIsReadFromTheReplica() throws Exception {
        try (var primary = PostgresProcess.temporary()) {
            // Given
            var database = primary.createDatabase("book", "book", "secret");
            execute(database, "create table entry (amount bigint)", "insert into entry values (41)");
            try (var replica = PostgresReplica.of(primary)) {

                // When
                execute(database, "insert into entry values (42)");

                // Then
                long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
                while (!query(replica.of(database), "select max(amount) from entry")
                        .equals("42")) {
                    assertThat(System.nanoTime()).as("the replica follows").isLessThan(until);
                    Thread.sleep(20);
                }
                assertThat(query(replica.of(database), "select pg_is_in_recovery()"))
                        .isEqualTo("t");
            }
        }
    }

    private static void execute(PostgresDatabase database, String... statements) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(PostgresDatabase database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

package io.shadowledger.proof.bench;

import io.shadowledger.sandbox.backing.PostgresDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A book in a database of its own. */
record BenchBook(PostgresDatabase database) {

    static BenchBook empty(PostgresDatabase database) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .loggers("slf4j")
                .load()
                .migrate();
        return new BenchBook(database);
    }

    Connection connect() throws SQLException {
        return database.dataSource().getConnection();
    }

    /** Puts what other phases left behind on disk, so that none pays for another. */
    static void settle(PostgresDatabase superuser) throws SQLException {
        try (var connection = superuser.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }
}

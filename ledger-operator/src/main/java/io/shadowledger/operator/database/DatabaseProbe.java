package io.shadowledger.operator.database;

import io.shadowledger.crds.DatabaseSpec;
import io.shadowledger.operator.condition.Finding;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to log in to the book's database. It reads the server's version and nothing else. */
public final class DatabaseProbe {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);

    private final Duration timeout;

    /** Each step of the login, and the whole of it, may take at most this long; whole seconds. */
    public DatabaseProbe(Duration timeout) {
        this.timeout = timeout;
    }

    /** For the condition DatabaseReady. SQLSTATE classes are those of the PostgreSQL manual, appendix A. */
    public Finding check(DatabaseSpec database, Credentials credentials) {
        try (var connection = dataSource(database, credentials).getConnection()) {
            var version = connection.getMetaData().getDatabaseProductVersion();
            return Finding.good("Connected", "Connected to PostgreSQL " + version + " at " + place(database));
        } catch (SQLException e) {
            LOG.atDebug()
                    .addKeyValue("database", place(database))
                    .addKeyValue("sqlState", e.getSQLState())
                    .log("No login");
            return failure(database, e);
        }
    }

    private PGSimpleDataSource dataSource(DatabaseSpec database, Credentials credentials) {
        var seconds = Math.max(1, (int) timeout.toSeconds());
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {database.host()});
        source.setPortNumbers(new int[] {database.port()});
        source.setDatabaseName(database.name());
        source.setUser(credentials.username());
        source.setPassword(credentials.password());
        source.setConnectTimeout(seconds);
        source.setSocketTimeout(seconds);
        source.setLoginTimeout(seconds);
        source.setApplicationName("shadow-ledger-operator");
        return source;
    }

    private static Finding failure(DatabaseSpec database, SQLException failure) {
        var sqlState = Objects.requireNonNullElse(failure.getSQLState(), "");
        if (sqlState.startsWith("28")) {
            return Finding.bad(
                    "AuthenticationFailed",
                    "PostgreSQL at " + place(database) + " refused the login; check username and password in Secret "
                            + database.credentialsSecret());
        }
        if (sqlState.equals("3D000")) {
            return Finding.bad(
                    "DatabaseMissing",
                    "PostgreSQL at " + place(database) + " has no database of that name; create it, owned by the user "
                            + "of Secret " + database.credentialsSecret());
        }
        if (sqlState.startsWith("08") || sqlState.startsWith("57P")) {
            return Finding.bad(
                    "Unreachable",
                    "PostgreSQL at " + place(database) + " does not answer; check database.host and database.port and "
                            + "that it runs and can be reached from the operator. It is asked again");
        }
        return Finding.bad(
                "ConnectionRefused", "PostgreSQL at " + place(database) + " refused: " + failure.getMessage());
    }

    private static String place(DatabaseSpec database) {
        return database.host() + ":" + database.port() + "/" + database.name();
    }
}

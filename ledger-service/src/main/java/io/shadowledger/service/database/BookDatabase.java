package io.shadowledger.service.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database that holds a book. Its connections are for whoever reads all of it: they come from no pool, so that nobody
 * waits for them, and a statement may take as long as it takes.
 *
 * @param jdbcUrl such as {@code jdbc:postgresql://127.0.0.1:5432/shadowledger}
 * @param username who signs in
 * @param password never printed
 */
public record BookDatabase(
        String jdbcUrl, String username, @Nullable String password) {

    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    /**
     * Opens a connection.
     *
     * @param purpose one word, for whoever looks at the server's sessions
     */
    public Connection connect(String purpose) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(username);
        source.setPassword(password);
        source.setApplicationName("shadow-ledger-" + purpose);
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setTcpKeepAlive(true);
        return source.getConnection();
    }

    /** The address without secrets. */
    @Override
    public String toString() {
        return username + "@" + jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
    }
}

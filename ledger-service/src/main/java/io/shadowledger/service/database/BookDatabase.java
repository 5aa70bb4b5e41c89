package io.shadowledger.service.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.Environment;

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

    /** The one that the process is set up for, under {@code spring.datasource}. */
    public static BookDatabase of(Environment environment) {
        return new BookDatabase(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password"));
    }

    /** The database of this name on a server. */
    public static BookDatabase at(String host, int port, String name, String username, @Nullable String password) {
        return new BookDatabase("jdbc:postgresql://" + host + ":" + port + "/" + name, username, password);
    }

    /** For libraries that want one: a new connection each time. */
    public DataSource asDataSource(String purpose) {
        return source(purpose);
    }

    /**
     * Opens a connection.
     *
     * @param purpose one word, for whoever looks at the server's sessions
     */
    public Connection connect(String purpose) throws SQLException {
        return source(purpose).getConnection();
    }

    private PGSimpleDataSource source(String purpose) {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(username);
        source.setPassword(password);
        source.setApplicationName("shadow-ledger-" + purpose);
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setTcpKeepAlive(true);
        return source;
    }

    /** The address without secrets. */
    @Override
    public String toString() {
        return username + "@" + jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
    }
}

package io.shadowledger.sandbox.backing;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is and who may use it.
 *
 * @param host always 127.0.0.1
 * @param port of the server
 * @param name of the database
 * @param username its owner, an ordinary role
 * @param password of the owner; never printed
 */
public record PostgresDatabase(String host, int port, String name, String username, String password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** Opens a new connection each time: for tests and set-up, not for a server. */
    public DataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl());
        dataSource.setUser(username);
        dataSource.setPassword(password);
        return dataSource;
    }

    @Override
    public String toString() {
        return "PostgresDatabase[" + username + "@" + host + ":" + port + "/" + name + "]";
    }
}

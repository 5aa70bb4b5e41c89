package io.shadowledger.service.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.ClassPathResource;

/**
 * The database user who owns the tables, where that is another than the service's own. Migrations run as the owner, and
 * the service is then granted what it needs and no more: {@code db/grants.sql}.
 *
 * @param username empty if the service owns its tables itself
 * @param password never printed
 */
@ConfigurationProperties("shadowledger.owner")
record SchemaOwner(@Nullable String username, @Nullable String password) {

    private static final ClassPathResource GRANTS = new ClassPathResource("db/grants.sql");

    boolean isAnother() {
        return username != null && !username.isBlank();
    }

    /**
     * Migrates as the owner, then grants.
     *
     * @param flyway set up for the service's own user
     * @param url of the database
     * @param service the service's database user
     */
    void migrate(Flyway flyway, String url, String service) {
        if (!isAnother()) {
            flyway.migrate();
            return;
        }
        if (service.equals(username)) {
            throw new FlywayException("POSTGRES_OWNER_USERNAME is the service's own user " + service
                    + ": name the one who owns the tables, or leave it out");
        }
        var owner = dataSource(url);
        requireHandedOver(owner, service);
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(owner)
                .load()
                .migrate();
        try (var connection = owner.getConnection()) {
            grant(connection, service);
        } catch (SQLException refused) {
            throw new FlywayException("cannot grant " + service + " what it needs: " + refused.getMessage(), refused);
        }
    }

    /** Does what only the owner may; as the service's own user where there is no other. */
    void run(List<OwnerDuty> duties, Flyway flyway, String url) {
        if (duties.isEmpty()) {
            return;
        }
        var source = isAnother() ? dataSource(url) : flyway.getConfiguration().getDataSource();
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (var duty : duties) {
                duty.run(connection);
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new FlywayException("what the owner of the tables does at start: " + failure.getMessage(), failure);
        }
    }

    /** A database that ran with one user: its tables are not the owner's yet. */
    private static void requireHandedOver(DataSource owner, String service) {
        try (var connection = owner.getConnection();
                var select = connection.prepareStatement("""
                        select c.relname from pg_class c
                        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                          and pg_get_userbyid(c.relowner) = ?
                        limit 1
                        """)) {
            select.setString(1, service);
            try (var row = select.executeQuery()) {
                if (row.next()) {
                    throw new FlywayException("the table " + row.getString(1) + " belongs to the service's user "
                            + service + ": hand the database over to its owner first, as docs/four-eyes.md says");
                }
            }
        } catch (SQLException failure) {
            throw new FlywayException("the owner of the tables cannot sign in: " + failure.getMessage(), failure);
        }
    }

    private static void grant(Connection connection, String service) throws SQLException {
        connection.setAutoCommit(false);
        try (var name = connection.prepareStatement("select set_config('shadowledger.service_role', ?, true)");
                var grants = connection.createStatement()) {
            name.setString(1, service);
            name.execute();
            grants.execute(GRANTS.getContentAsString(StandardCharsets.UTF_8));
            connection.commit();
        } catch (IOException missing) {
            throw new IllegalStateException(GRANTS + " is not in the program", missing);
        }
    }

    private DataSource dataSource(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        source.setPassword(password);
        source.setApplicationName("shadow-ledger-schema");
        return source;
    }

    @Override
    public String toString() {
        return "SchemaOwner[username=" + username + "]";
    }
}

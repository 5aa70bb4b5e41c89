package io.shadowledger.service.schema;

import io.shadowledger.sandbox.backing.OwnedDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import org.flywaydb.core.Flyway;

/** Databases for tests whose tables belong to another user than the service's. */
public final class OwnedSchemas {

    private OwnedSchemas() {}

    public static OwnedDatabase migrated(String prefix) {
        var database = PostgresProcess.shared().freshOwnedDatabase(prefix);
        migrate(database);
        return database;
    }

    static void migrate(OwnedDatabase database) {
        var service = database.service();
        var owner = database.owner();
        new SchemaOwner(owner.username(), owner.password())
                .migrate(
                        Flyway.configure().dataSource(service.dataSource()).load(),
                        service.jdbcUrl(),
                        service.username());
    }
}

package io.shadowledger.service.schema;

import java.sql.Connection;
import java.sql.SQLException;

/** What only the owner of the tables may do, done at every start once they are there. */
@FunctionalInterface
public interface OwnerDuty {

    /**
     * Does it, once or as often as the process starts; what it leaves uncommitted is committed.
     *
     * @param owner as the owner of the tables; as the service's own user where this process knows no other
     * @throws SQLException if it could not be done; it is tried again with the migration
     */
    void run(Connection owner) throws SQLException;
}

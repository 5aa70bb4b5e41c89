package io.shadowledger.service.schema;

import java.util.Optional;

/** Whether the database has the schema that this version needs. */
public interface SchemaState {

    /** Why there is no schema yet; empty once it is there. */
    Optional<String> obstacle();

    /** Waits until the schema is there. */
    void await() throws InterruptedException;

    default boolean isReady() {
        return obstacle().isEmpty();
    }
}

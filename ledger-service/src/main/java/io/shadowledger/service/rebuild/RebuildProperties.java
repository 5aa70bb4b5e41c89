package io.shadowledger.service.rebuild;

import io.shadowledger.service.database.BookDatabase;
import io.shadowledger.service.job.JobRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param postgres the database to fill
 * @param parallelism how many partitions are rebuilt at the same time
 */
@ConfigurationProperties("shadowledger.rebuild")
record RebuildProperties(
        @DefaultValue Postgres postgres, @DefaultValue("4") int parallelism) {

    RebuildProperties {
        if (parallelism < 1) {
            throw new IllegalArgumentException("shadowledger.rebuild.parallelism must be at least 1: " + parallelism);
        }
    }

    record Postgres(
            @Nullable String host,
            @DefaultValue("5432") int port,
            @Nullable String database,
            @DefaultValue("shadowledger") String username,
            @Nullable String password) {}

    /** @throws JobRefusedException if it is not said which */
    BookDatabase target() throws JobRefusedException {
        if (postgres.host() == null || postgres.database() == null) {
            throw new JobRefusedException(
                    "it is not said where to rebuild the book: set SHADOWLEDGER_REBUILD_POSTGRES_HOST"
                            + " and _DATABASE, and _PORT, _USERNAME and _PASSWORD as needed, to an empty database");
        }
        return BookDatabase.at(
                postgres.host(), postgres.port(), postgres.database(), postgres.username(), postgres.password());
    }
}

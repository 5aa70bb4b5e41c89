package io.shadowledger.service.system;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.schema.SchemaState;
import io.shadowledger.service.schema.TableOwnership;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers and has its schema. Not for the role {@code events} alone: taking events in needs the
 * topic only.
 */
@Component
@ConditionalOnRole({ServiceRole.LEDGER, ServiceRole.DRIFT})
final class DatabaseHealthIndicator implements HealthIndicator {

    private final JdbcClient jdbc;
    private final SchemaState schema;
    private final TableOwnership ownership;

    DatabaseHealthIndicator(JdbcClient jdbc, SchemaState schema, TableOwnership ownership) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.ownership = ownership;
    }

    @Override
    public Health health() {
        var obstacle = schema.obstacle();
        if (obstacle.isPresent()) {
            return Health.down().withDetail("reason", obstacle.get()).build();
        }
        try {
            var version = jdbc.sql("show server_version").query(String.class).single();
            return Health.up()
                    .withDetail("version", version)
                    .withDetail("fourEyes", ownership.weakness().orElse("held by the database"))
                    .build();
        } catch (DataAccessException failure) {
            var reason = String.valueOf(failure.getMostSpecificCause().getMessage());
            return Health.down().withDetail("reason", reason).build();
        }
    }
}

package io.shadowledger.service.audit;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Audit trails for tests that run without the service. */
public final class AuditTrails {

    private AuditTrails() {}

    public static AuditTrail of(DataSource dataSource, Clock clock) {
        return new AuditTrail(JdbcClient.create(dataSource), JsonMapper.shared(), clock);
    }
}

package io.shadowledger.service.expected;

import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.schema.SchemaState;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class ExpectedConfiguration {

    @Bean
    @ConditionalOnRole(ServiceRole.DRIFT)
    BackgroundLoop missingReports(
            ExpectedReportStore store,
            Occurrences occurrences,
            JdbcClient jdbc,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock,
            MeterRegistry registry,
            SchemaState schema) {
        var missing = new MissingReports(store, occurrences, jdbc, audit, transactions, clock, registry);
        return new BackgroundLoop("missing-reports", schema, missing::round);
    }
}

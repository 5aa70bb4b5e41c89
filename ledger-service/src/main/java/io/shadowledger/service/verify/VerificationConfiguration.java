package io.shadowledger.service.verify;

import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.database.BookDatabase;
import io.shadowledger.service.schema.SchemaState;
import io.shadowledger.service.storage.MonthVerification;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class VerificationConfiguration {

    @Bean
    BookDatabase bookDatabase(Environment environment) {
        return BookDatabase.of(environment);
    }

    @Bean
    @ConditionalOnRole(ServiceRole.LEDGER)
    MonthVerification monthVerification(JdbcClient jdbc) {
        return new VerifiedMonths(jdbc);
    }

    @Bean
    @ConditionalOnRole(ServiceRole.LEDGER)
    BackgroundLoop verificationLoop(VerificationRunner runner, SchemaState schema) {
        return new BackgroundLoop("verification", schema, runner::round);
    }

    @Bean
    @ConditionalOnRole(ServiceRole.LEDGER)
    BackgroundLoop verificationMetrics(JdbcClient jdbc, MeterRegistry registry, Clock clock, SchemaState schema) {
        var metrics = new VerificationMetrics(jdbc, registry, clock);
        return new BackgroundLoop("verification-metrics", schema, metrics::refresh);
    }
}

package io.shadowledger.service.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.schema.SchemaState;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class DriftConfiguration {

    @Bean
    @ConditionalOnRole(ServiceRole.DRIFT)
    BackgroundLoop breakMetrics(
            JdbcClient jdbc, Severities severities, MeterRegistry registry, SchemaState schema, Clock clock) {
        return new BackgroundLoop(
                "break-metrics", schema, new BreakMetrics(jdbc, severities, registry, clock)::refresh);
    }
}

package io.shadowledger.service.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.schema.SchemaState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class DriftConfiguration {

    @Bean
    @ConditionalOnRole(ServiceRole.DRIFT)
    BackgroundLoop breakMetrics(JdbcClient jdbc, MeterRegistry registry, SchemaState schema) {
        return new BackgroundLoop("break-metrics", schema, new BreakMetrics(jdbc, registry)::refresh);
    }
}

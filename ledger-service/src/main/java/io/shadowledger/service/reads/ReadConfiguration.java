package io.shadowledger.service.reads;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(ServiceRole.LEDGER)
class ReadConfiguration {

    @Bean(destroyMethod = "close")
    ReadDatabase readDatabase(HikariDataSource primary, ReadProperties properties, MeterRegistry registry) {
        var settings = properties.replica();
        var replica = settings.isConfigured() ? new Replica(primary, settings, registry) : null;
        if (replica != null) {
            replica.watch();
        }
        return new ReadDatabase(primary, replica, registry);
    }
}

package io.shadowledger.service.reads;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(ServiceRole.LEDGER)
class ReadConfiguration {

    @Bean(initMethod = "watch", destroyMethod = "close")
    @ConditionalOnExpression("'${shadowledger.reads.replica.host:}' != ''")
    Replica replica(HikariDataSource primary, ReadProperties properties, MeterRegistry registry) {
        return new Replica(primary, properties.replica(), registry);
    }

    @Bean
    ReadDatabase readDatabase(HikariDataSource primary, ObjectProvider<Replica> replica, MeterRegistry registry) {
        return new ReadDatabase(primary, replica.getIfAvailable(), registry);
    }
}

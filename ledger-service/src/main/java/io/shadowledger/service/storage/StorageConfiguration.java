package io.shadowledger.service.storage;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.schema.SchemaState;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(ServiceRole.LEDGER)
class StorageConfiguration {

    @Bean
    BackgroundLoop monthClosing(DataSource dataSource, Clock clock, StorageProperties properties, SchemaState schema) {
        var closer = new MonthCloser(dataSource, clock, properties.closeAfter());
        return new BackgroundLoop("month-closing", schema, closer::round);
    }

    @Bean
    MonthStore monthStore(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            AuditTrail audit,
            Clock clock,
            StorageProperties properties,
            ObjectProvider<MonthVerification> verification) {
        return new MonthStore(
                dataSource,
                transactions,
                audit,
                clock,
                properties,
                verification.getIfAvailable(() -> (_, _) -> Optional.empty()));
    }
}

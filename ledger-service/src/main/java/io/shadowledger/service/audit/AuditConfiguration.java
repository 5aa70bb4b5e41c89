package io.shadowledger.service.audit;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.schema.SchemaState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    @ConditionalOnRole(ServiceRole.DRIFT)
    BackgroundLoop auditSealing(AuditReader reader, SchemaState schema) {
        return new BackgroundLoop("audit-sealing", schema, reader::seal);
    }
}

package io.shadowledger.service.correction;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.schema.SchemaState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CorrectionConfiguration {

    @Bean
    @ConditionalOnRole(ServiceRole.DRIFT)
    BackgroundLoop correctionReleasing(CorrectionReleaser releaser, SchemaState schema) {
        return new BackgroundLoop("correction-releasing", schema, releaser::round);
    }

    @Bean
    @ConditionalOnRole(ServiceRole.DRIFT)
    BackgroundLoop correctionExpiry(Decisions decisions, SchemaState schema) {
        return new BackgroundLoop("correction-expiry", schema, decisions::expire);
    }

    @Bean
    @ConditionalOnRole(ServiceRole.DRIFT)
    BackgroundLoop policyCorrecting(AutoCorrections corrections, SchemaState schema) {
        return new BackgroundLoop("policy-correcting", schema, corrections::round);
    }
}

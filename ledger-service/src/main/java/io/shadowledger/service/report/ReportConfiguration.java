package io.shadowledger.service.report;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.schema.SchemaState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    /** The only bodies that are resources are files. */
    @Bean
    WebMvcConfigurer spooling() {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.addCustomConverter(new SpoolingConverter());
            }
        };
    }

    @Bean
    BalanceFields balanceFields(LedgerProperties properties) {
        return new BalanceFields(properties.currency());
    }

    @Bean
    @ConditionalOnRole(ServiceRole.DRIFT)
    BackgroundLoop reportSettling(ReportSettler settler, SchemaState schema) {
        return new BackgroundLoop("report-settling", schema, settler::settleAll);
    }
}

package io.shadowledger.service.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.schema.SchemaState;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

    @Bean
    @ConditionalOnRole(ServiceRole.DRIFT)
    BackgroundLoop deadLetterReplaying(ReplaySender sender, SchemaState schema) {
        return new BackgroundLoop("dead-letter-replaying", schema, sender::round);
    }

    @Bean
    @ConditionalOnRole(ServiceRole.DRIFT)
    BackgroundLoop deadLetterMetrics(LetterRepository letters, MeterRegistry registry, SchemaState schema) {
        var open = new AtomicLong();
        Gauge.builder("shadowledger.dead.letters.open", open, AtomicLong::get)
                .description("Records that could not be posted and that nobody has replayed or dismissed")
                .register(registry);
        return new BackgroundLoop("dead-letter-metrics", schema, () -> {
            open.set(letters.count());
            return false;
        });
    }
}

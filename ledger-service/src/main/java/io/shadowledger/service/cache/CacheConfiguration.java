package io.shadowledger.service.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.reads.ReadDatabase;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(ServiceRole.LEDGER)
class CacheConfiguration {

    @Bean(destroyMethod = "close")
    @Nullable
    Redis redis(CacheProperties settings) {
        if (!settings.isConfigured()) {
            return null;
        }
        var redis = new Redis(settings);
        redis.open();
        return redis;
    }

    @Bean
    AnswerCache answerCache(
            ObjectProvider<Redis> redis, ReadDatabase reads, MeterRegistry meters, Environment environment) {
        var secret = environment.getRequiredProperty("shadowledger.jwt.secret");
        return new AnswerCache(
                redis.getIfAvailable(),
                new SealedAnswers(secret.getBytes(StandardCharsets.UTF_8)),
                reads.jdbc(),
                meters);
    }

    @Bean
    CacheHealthIndicator cacheHealthIndicator(ObjectProvider<Redis> redis) {
        return new CacheHealthIndicator(redis.getIfAvailable());
    }
}

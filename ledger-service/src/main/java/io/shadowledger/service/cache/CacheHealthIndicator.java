package io.shadowledger.service.cache;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether the cache answers. It says {@code DEGRADED} when it does not, which takes nothing out of service: every
 * question is answered without it.
 */
final class CacheHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final @Nullable Redis redis;

    CacheHealthIndicator(@Nullable Redis redis) {
        this.redis = redis;
    }

    @Override
    public Health health() {
        if (redis == null) {
            return Health.up().withDetail("configured", false).build();
        }
        return redis.trouble()
                .map(reason -> Health.status(DEGRADED).withDetail("reason", reason))
                .orElseGet(Health::up)
                .withDetail("configured", true)
                .build();
    }
}

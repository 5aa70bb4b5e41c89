package io.shadowledger.service.system;

import io.shadowledger.service.kafka.BrokerUnavailableException;
import io.shadowledger.service.kafka.TopicOffsets;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the broker answers; every role needs it. */
@Component
final class BrokerHealthIndicator implements HealthIndicator {

    private final TopicOffsets offsets;

    BrokerHealthIndicator(TopicOffsets offsets) {
        this.offsets = offsets;
    }

    @Override
    public Health health() {
        try {
            offsets.ping();
            return Health.up().build();
        } catch (BrokerUnavailableException failure) {
            return Health.down()
                    .withDetail("reason", String.valueOf(failure.getMessage()))
                    .build();
        }
    }
}

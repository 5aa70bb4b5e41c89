package io.shadowledger.operator;

import io.javaoperatorsdk.operator.Operator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down when an informer lost its watch for good; the kubelet then restarts the operator. */
@Component("operatorHealthIndicator")
class OperatorHealth implements HealthIndicator {

    private final Operator operator;

    OperatorHealth(Operator operator) {
        this.operator = operator;
    }

    @Override
    public Health health() {
        var runtime = operator.getRuntimeInfo();
        var unhealthy = runtime.unhealthyEventSources();
        // A replica that waits to become leader has started nothing, and is well.
        return (unhealthy.isEmpty() ? Health.up() : Health.down())
                .withDetail("leading", runtime.isStarted())
                .withDetail("unhealthyEventSources", unhealthy)
                .build();
    }
}

package io.shadowledger.service.posting;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether what this process was assigned is posted. */
@Component
@ConditionalOnRole(ServiceRole.LEDGER)
final class PostingHealthIndicator implements HealthIndicator {

    private final PostingLoop loop;

    PostingHealthIndicator(PostingLoop loop) {
        this.loop = loop;
    }

    @Override
    public Health health() {
        var obstacle = loop.obstacle();
        if (obstacle.isPresent()) {
            return Health.down().withDetail("reason", obstacle.get()).build();
        }
        var obstructed = loop.obstructedPartitions();
        if (!obstructed.isEmpty()) {
            return Health.down().withDetail("partitions", obstructed).build();
        }
        var assigned = loop.assignedPartitions();
        // It stands by: there may be more processes than partitions, or the group is being formed
        return Health.up()
                .withDetail("assigned", assigned.isEmpty() ? "none: the consumer group gave it no partition" : assigned)
                .build();
    }
}

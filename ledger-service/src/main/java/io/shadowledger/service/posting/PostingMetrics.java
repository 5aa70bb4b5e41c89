package io.shadowledger.service.posting;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** What posting tells Prometheus, by topic. */
@Component
@ConditionalOnRole(ServiceRole.LEDGER)
final class PostingMetrics {

    private final MeterRegistry registry;

    PostingMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void posted(String topic, BatchDraft batch, Duration took) {
        var tags = Tags.of("topic", topic);
        registry.counter("shadowledger.posting.entries", tags)
                .increment(batch.entries().size());
        registry.counter("shadowledger.posting.overdrafts", tags).increment(batch.overdrafts());
        registry.counter("shadowledger.posting.duplicates", tags).increment(batch.duplicates());
        registry.counter("shadowledger.posting.conflicts", tags)
                .increment(batch.conflicts().size());
        registry.counter("shadowledger.posting.dead.letters", tags)
                .increment(batch.deadLetters().size());
        registry.timer("shadowledger.posting.batch", tags).record(took);
        DistributionSummary.builder("shadowledger.posting.batch.records")
                .tags(tags)
                .register(registry)
                .record(batch.lastOffset() - batch.firstOffset() + 1.0);
    }

    void failed(String topic) {
        registry.counter("shadowledger.posting.failures", "topic", topic).increment();
    }

    /** @param lag records that wait to be posted */
    Meter watchLag(TopicPartition partition, Supplier<Number> lag) {
        return Gauge.builder("shadowledger.posting.lag", lag)
                .tags("topic", partition.topic(), "partition", Integer.toString(partition.partition()))
                .register(registry);
    }

    void forget(Meter meter) {
        registry.remove(meter);
    }
}

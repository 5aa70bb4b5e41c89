package io.shadowledger.service.source;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.schema.SchemaState;
import io.shadowledger.service.source.SourceProperties.Source;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has all configured sources read, each by a thread of its own. */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class ReportSources implements SmartLifecycle {

    private final List<SourceRunner> runners;
    private volatile boolean running;

    ReportSources(
            SourceProperties properties,
            LedgerProperties ledger,
            SourceIntake intake,
            SourceFiles files,
            SourceLeases leases,
            SchemaState schema,
            Clock clock,
            MeterRegistry registry) {
        var holder = UUID.randomUUID().toString();
        this.runners = properties.sources().stream()
                .map(source -> new SourceRunner(
                        source,
                        reader(source, ledger.kafka(), intake, files, clock),
                        leases,
                        schema,
                        holder,
                        System::nanoTime))
                .toList();
        for (var runner : runners) {
            Gauge.builder("shadowledger.reports.source.failures", runner, SourceRunner::failures)
                    .description("How often this process failed to read the source since it last could")
                    .tag("source", runner.source().name())
                    .register(registry);
        }
    }

    private static SourceReader reader(
            Source source, LedgerProperties.Kafka kafka, SourceIntake intake, SourceFiles files, Clock clock) {
        return switch (source.kind()) {
            case FOLDER -> new FolderReader(source, intake, clock);
            case S3 -> new S3Reader(source, files, intake);
            case KAFKA -> new KafkaReader(source, kafka, intake);
        };
    }

    @Override
    public void start() {
        runners.forEach(SourceRunner::start);
        running = true;
    }

    @Override
    public void stop() {
        // All at once: each may be in the middle of a file.
        runners.forEach(SourceRunner::askToStop);
        runners.forEach(SourceRunner::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

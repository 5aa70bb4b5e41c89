package io.shadowledger.proof.arena;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** What the broker says of the replicas' consumer group: who has which partitions, or what it waits for. */
public final class ConsumerGroup {

    private static final String NAME = "shadow-ledger";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private ConsumerGroup() {}

    /** State and members in one line, or why the broker does not say. */
    public static String describe(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "default.api.timeout.ms",
                Math.toIntExact(LIMIT.toMillis()),
                "request.timeout.ms",
                Math.toIntExact(LIMIT.toMillis()));
        try (var admin = Admin.create(settings)) {
            var group = admin.describeConsumerGroups(List.of(NAME))
                    .all()
                    .get(LIMIT.toSeconds() + 1, TimeUnit.SECONDS)
                    .get(NAME);
            return group == null
                    ? "unknown"
                    : group.groupState() + ", coordinator " + group.coordinator() + ", members "
                            + group.members().stream()
                                    .map(member -> member.consumerId() + " "
                                            + member.assignment().topicPartitions())
                                    .collect(Collectors.joining(", ", "[", "]"));
        } catch (ExecutionException | TimeoutException silent) {
            return "not told: " + silent;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}

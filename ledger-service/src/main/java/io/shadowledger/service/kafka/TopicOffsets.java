package io.shadowledger.service.kafka;

import io.shadowledger.service.LedgerProperties;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the broker knows: whether it is there, and where the topics end. Every answer comes within three seconds. */
@Component
public class TopicOffsets {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final LedgerProperties.Kafka kafka;
    private @Nullable Admin admin;

    TopicOffsets(LedgerProperties properties) {
        this.kafka = properties.kafka();
    }

    /**
     * The offset after the last committed record of every partition of the topics.
     *
     * @throws BrokerUnavailableException if the broker does not answer in time or a topic does not exist
     */
    public Map<TopicPartition, Long> ends(Collection<String> topics) throws BrokerUnavailableException {
        int timeout = Math.toIntExact(TIMEOUT.toMillis());
        var described = answer(
                "describe the topics " + topics,
                client -> client.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(timeout))
                        .allTopicNames());
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        described.forEach((topic, description) -> description
                .partitions()
                .forEach(partition ->
                        latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        var offsets = answer(
                "list the end offsets of " + topics,
                client -> client.listOffsets(
                                latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(timeout))
                        .all());
        var ends = new HashMap<TopicPartition, Long>();
        offsets.forEach((partition, offset) -> ends.put(partition, offset.offset()));
        return ends;
    }

    /**
     * Asks the broker for a sign of life.
     *
     * @throws BrokerUnavailableException if there is none within three seconds
     */
    public void ping() throws BrokerUnavailableException {
        var unused = answer(
                "describe the cluster", client -> client.describeCluster().nodes());
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(TIMEOUT);
        }
    }

    /** One question to the client. */
    private interface Question<T> {
        KafkaFuture<T> ask(Admin client);
    }

    private <T> T answer(String what, Question<T> question) throws BrokerUnavailableException {
        try {
            return question.ask(client()).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            var cause = failure.getCause() == null ? failure : failure.getCause();
            throw unavailable(what, String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException late) {
            throw unavailable(what, "no answer within " + TIMEOUT.toSeconds() + " s", late);
        } catch (KafkaException failure) {
            throw unavailable(what, String.valueOf(failure.getMessage()), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable(what, "interrupted", interrupted);
        }
    }

    private BrokerUnavailableException unavailable(String what, String why, Throwable cause) {
        return new BrokerUnavailableException(
                "the broker at " + kafka.bootstrapServers() + " could not " + what + ": " + why, cause);
    }

    private synchronized Admin client() {
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
                    AdminClientConfig.CLIENT_ID_CONFIG, "shadow-ledger-offsets",
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(TIMEOUT.toMillis()),
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(TIMEOUT.toMillis())));
        }
        return admin;
    }
}

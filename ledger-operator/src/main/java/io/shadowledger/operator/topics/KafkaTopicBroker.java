package io.shadowledger.operator.topics;

import io.shadowledger.crds.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Kafka through its admin client. Every call is bounded by the timeout given. */
final class KafkaTopicBroker implements TopicBroker {

    static final String UNREACHABLE = "BrokerUnreachable";

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Admin admin;
    private final String bootstrapServers;

    private KafkaTopicBroker(Admin admin, String bootstrapServers) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Opens a client; it connects with the first call.
     *
     * @param properties further client settings, such as those of TLS and SASL
     * @throws KafkaException if the settings are unusable, for example if no host name can be resolved
     */
    static KafkaTopicBroker open(String bootstrapServers, Map<String, String> properties, Duration timeout) {
        var config = new HashMap<String, Object>(properties);
        config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "shadow-ledger-operator");
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        return new KafkaTopicBroker(Admin.create(config), bootstrapServers);
    }

    @Override
    public Description describe(List<TopicSpec> topics) {
        try {
            var found = new HashMap<String, TopicDescription>();
            var futures = admin.describeTopics(
                            topics.stream().map(TopicSpec::name).toList())
                    .topicNameValues();
            for (var future : futures.entrySet()) {
                existing(future.getValue()).ifPresent(topic -> found.put(future.getKey(), topic));
            }
            var configured = topics.stream()
                    .filter(topic ->
                            found.containsKey(topic.name()) && !topic.config().isEmpty())
                    .collect(Collectors.toMap(
                            topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), TopicSpec::config));
            var configs = configured.isEmpty()
                    ? Map.<ConfigResource, Config>of()
                    : admin.describeConfigs(configured.keySet()).all().get();
            return new Description.Topics(found.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> {
                        var resource = new ConfigResource(ConfigResource.Type.TOPIC, entry.getKey());
                        var wanted = configured.getOrDefault(resource, Map.of());
                        return described(entry.getValue(), wanted, configs.get(resource));
                    })));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Description.Failed(new Failure(UNREACHABLE, "The operator is shutting down"));
        } catch (ExecutionException e) {
            return new Description.Failed(failure("Topics cannot be described", "DescribeFailed", e));
        }
    }

    private static Optional<TopicDescription> existing(KafkaFuture<TopicDescription> future)
            throws InterruptedException, ExecutionException {
        try {
            return Optional.of(future.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static DescribedTopic described(
            TopicDescription topic, Map<String, String> wanted, @Nullable Config config) {
        var values = new HashMap<String, String>();
        for (String key : wanted.keySet()) {
            ConfigEntry entry = config == null ? null : config.get(key);
            if (entry != null && entry.value() != null) {
                values.put(key, entry.value());
            }
        }
        var replicas = topic.partitions().isEmpty()
                ? 0
                : topic.partitions().getFirst().replicas().size();
        return new DescribedTopic(topic.name(), topic.partitions().size(), replicas, values);
    }

    @Override
    public Optional<Failure> create(TopicAction.Create action) {
        var topic = new NewTopic(action.topic(), action.spec().partitions(), (short) action.replicationFactor())
                .configs(action.spec().config());
        return outcome(
                admin.createTopics(List.of(topic)).all(),
                "Topic " + action.topic() + " cannot be created",
                "TopicNotCreated");
    }

    @Override
    public Optional<Failure> raise(TopicAction.RaisePartitions action) {
        return outcome(
                admin.createPartitions(Map.of(action.topic(), NewPartitions.increaseTo(action.want())))
                        .all(),
                "The partitions of topic " + action.topic() + " cannot be raised to " + action.want(),
                "PartitionsNotRaised");
    }

    private Optional<Failure> outcome(KafkaFuture<?> future, String what, String reason) {
        try {
            future.get();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Failure(UNREACHABLE, "The operator is shutting down"));
        } catch (ExecutionException e) {
            return e.getCause() instanceof TopicExistsException
                    ? Optional.empty()
                    : Optional.of(failure(what, reason, e));
        }
    }

    private Failure failure(String what, String reason, ExecutionException failure) {
        return switch (failure.getCause()) {
            case TimeoutException timeout -> new Failure(UNREACHABLE, unreachable(bootstrapServers));
            case AuthenticationException refused ->
                new Failure(
                        "BrokerRefusedLogin",
                        what + ": Kafka at " + bootstrapServers
                                + " refused the operator's login; check the operator's kafka settings");
            case AuthorizationException refused ->
                new Failure(
                        "BrokerRefusedAction",
                        what + ": " + refused.getMessage()
                                + "; the operator needs the rights Describe, DescribeConfigs, Create and Alter on it");
            case null -> new Failure(reason, what + ": " + failure.getMessage());
            case Throwable cause -> new Failure(reason, what + ": " + cause.getMessage());
        };
    }

    static String unreachable(String bootstrapServers) {
        return "Kafka at " + bootstrapServers + " does not answer; check kafka.bootstrapServers and that its brokers "
                + "run and can be reached from the operator. It is asked again";
    }

    @Override
    public void close() {
        admin.close(CLOSE_TIMEOUT);
    }
}

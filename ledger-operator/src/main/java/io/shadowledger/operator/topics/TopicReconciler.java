package io.shadowledger.operator.topics;

import io.shadowledger.crds.KafkaSpec;
import io.shadowledger.crds.TopicSpec;
import io.shadowledger.operator.condition.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the topics of a ledger, creates what is missing, raises partitions, and reports the rest. */
public final class TopicReconciler {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReconciler.class);

    private final Function<String, TopicBroker> brokers;

    /** With Kafka itself; the settings say how to log in and how long to wait. */
    public TopicReconciler(TopicSettings settings) {
        this(bootstrapServers -> KafkaTopicBroker.open(bootstrapServers, settings.properties(), settings.timeout()));
    }

    TopicReconciler(Function<String, TopicBroker> brokers) {
        this.brokers = brokers;
    }

    /** Brings the topics as near to the resource as can be done without losing anything, and says how near that is. */
    public TopicsState reconcile(KafkaSpec kafka) {
        var wanted = LedgerTopics.wanted(kafka);
        try (var broker = brokers.apply(kafka.bootstrapServers())) {
            return switch (broker.describe(wanted)) {
                case TopicBroker.Description.Failed failed -> unusable(failed.failure(), wanted);
                case TopicBroker.Description.Topics topics ->
                    carryOut(TopicPlanner.plan(wanted, kafka.replicationFactor(), topics.byName()), wanted, broker);
            };
        } catch (KafkaException e) {
            LOG.atDebug()
                    .setCause(e)
                    .addKeyValue("bootstrapServers", kafka.bootstrapServers())
                    .log("No Kafka client");
            return unusable(
                    new TopicBroker.Failure(
                            KafkaTopicBroker.UNREACHABLE, KafkaTopicBroker.unreachable(kafka.bootstrapServers())),
                    wanted);
        }
    }

    private static TopicsState unusable(TopicBroker.Failure failure, List<TopicSpec> wanted) {
        return new TopicsState(Finding.bad(failure.reason(), failure.message()), false, 0, wanted.size());
    }

    private static TopicsState carryOut(List<TopicAction> actions, List<TopicSpec> wanted, TopicBroker broker) {
        var usable = true;
        var off = new HashSet<String>();
        var findings = new ArrayList<TopicBroker.Failure>();
        for (TopicAction action : actions) {
            var failure = carryOut(action, broker);
            if (failure.isPresent()) {
                off.add(action.topic());
                findings.add(failure.get());
                usable &= !(action instanceof TopicAction.Create);
            }
        }
        return new TopicsState(finding(findings, wanted), usable, wanted.size() - off.size(), wanted.size());
    }

    private static Optional<TopicBroker.Failure> carryOut(TopicAction action, TopicBroker broker) {
        return switch (action) {
            case TopicAction.Create create -> {
                var failure = broker.create(create);
                if (failure.isEmpty()) {
                    LOG.atInfo()
                            .addKeyValue("topic", create.topic())
                            .addKeyValue("partitions", create.spec().partitions())
                            .addKeyValue("replicationFactor", create.replicationFactor())
                            .log("Topic created");
                }
                yield failure;
            }
            case TopicAction.RaisePartitions raise -> {
                var failure = broker.raise(raise);
                if (failure.isEmpty()) {
                    LOG.atInfo()
                            .addKeyValue("topic", raise.topic())
                            .addKeyValue("from", raise.is())
                            .addKeyValue("to", raise.want())
                            .log("Partitions raised");
                }
                yield failure;
            }
            case TopicAction.RefuseDecrease refuse ->
                Optional.of(new TopicBroker.Failure(
                        "PartitionDecreaseRefused",
                        "Topic %s has %d partitions, the resource wants %d: Kafka cannot take partitions away without losing events; set partitions: %d"
                                .formatted(refuse.topic(), refuse.is(), refuse.want(), refuse.is())));
            case TopicAction.ReportDifference difference ->
                Optional.of(new TopicBroker.Failure(
                        "ConfigDiffers",
                        "Topic %s has %s=%s, the resource wants %s: change the topic or the resource"
                                .formatted(difference.topic(), difference.key(), difference.is(), difference.want())));
        };
    }

    private static Finding finding(List<TopicBroker.Failure> findings, List<TopicSpec> wanted) {
        if (findings.isEmpty()) {
            return Finding.good("TopicsAsWanted", wanted.size() + " topics are as wanted");
        }
        // The first one names the condition; what keeps the ledger from working comes before what is merely different.
        var ordered = findings.stream()
                .sorted((a, b) -> Boolean.compare(isReport(a), isReport(b)))
                .toList();
        return Finding.bad(
                ordered.getFirst().reason(),
                ordered.stream().map(TopicBroker.Failure::message).collect(Collectors.joining(". ")));
    }

    private static boolean isReport(TopicBroker.Failure failure) {
        return failure.reason().equals("ConfigDiffers");
    }
}

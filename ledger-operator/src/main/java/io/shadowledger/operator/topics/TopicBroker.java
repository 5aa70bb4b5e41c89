package io.shadowledger.operator.topics;

import io.shadowledger.crds.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The edge to one Kafka cluster. Failures are values; nothing here throws for what a broker may answer. */
interface TopicBroker extends AutoCloseable {

    /** What the brokers said about the topics that were asked for. */
    sealed interface Description {
        /** Topics by name; one that does not exist is absent. */
        record Topics(Map<String, DescribedTopic> byName) implements Description {}

        /** Nothing could be learned. */
        record Failed(Failure failure) implements Description {}
    }

    /**
     * Why something did not succeed.
     *
     * @param reason a condition's reason
     * @param message what happened, in the words of the broker where there are some
     */
    record Failure(String reason, String message) {}

    Description describe(List<TopicSpec> topics);

    /** Creates the topic; empty if it is there now, also if someone else was faster. */
    Optional<Failure> create(TopicAction.Create action);

    /** Raises the partitions of the topic; empty if that succeeded. */
    Optional<Failure> raise(TopicAction.RaisePartitions action);

    @Override
    void close();
}

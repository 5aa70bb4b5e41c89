package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Objects;

/** The Kafka cluster and its topics. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.bootstrapServers.matches('^([^,:\\\\s]+|\\\\[[0-9a-fA-F:.]+\\\\]):[0-9]{1,5}"
                + "(,([^,:\\\\s]+|\\\\[[0-9a-fA-F:.]+\\\\]):[0-9]{1,5})*$')",
        fieldPath = ".bootstrapServers",
        message = "bootstrapServers must be host:port, several separated by commas without spaces, "
                + "such as kafka-1:9092,kafka-2:9092")
@ValidationRule(
        // One digit on both sides, because replicationFactor is at most 9: text compares as the numbers do.
        value = "!has(self.topics) || self.topics.all(t, !has(t.config) || !('min.insync.replicas' in t.config) "
                + "|| (t.config['min.insync.replicas'].matches('^[1-9]$') "
                + "&& t.config['min.insync.replicas'] <= string(self.replicationFactor)))",
        fieldPath = ".topics",
        message = "min.insync.replicas must be a number not above replicationFactor, or nothing could ever be "
                + "written: lower it or raise kafka.replicationFactor")
public record KafkaSpec(
        @JsonPropertyDescription("Brokers to start from: host:port, several separated by commas.")
        @Required
        @Size(min = 1, max = 2048)
        String bootstrapServers,

        @JsonPropertyDescription("Copies of each partition of a topic that the operator creates. A topic that exists "
                + "keeps its own; a difference is reported in the condition TopicsReady.")
        @Default("" + DEFAULT_REPLICATION_FACTOR)
        @Min(1)
        @Max(9)
        Integer replicationFactor,

        @JsonPropertyDescription("Topics that shall exist. transactions.raw (6 partitions), transactions.corrections "
                + "(1) and transactions.dead-letter (1) always exist, listed or not; list them to set their partitions "
                + "or configuration. The operator creates topics and raises partitions; it never deletes a topic.")
        @Size(max = 32)
        List<TopicSpec> topics) {

    static final int DEFAULT_REPLICATION_FACTOR = 3;

    public KafkaSpec {
        replicationFactor = Objects.requireNonNullElse(replicationFactor, DEFAULT_REPLICATION_FACTOR);
        topics = topics == null ? List.of() : List.copyOf(topics);
    }
}

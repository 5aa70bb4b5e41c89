package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import java.util.Objects;

/** One topic, by its name. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.name.matches('^[A-Za-z0-9_-][A-Za-z0-9._-]*$')",
        fieldPath = ".name",
        message = "a topic's name is made of letters, digits, '.', '_' and '-', and does not begin with '.'")
@ValidationRule(
        value = "self.partitions >= oldSelf.partitions",
        fieldPath = ".partitions",
        message = "partitions can only be raised, because Kafka cannot take a partition away without losing its "
                + "events: keep the old number or a higher one")
@ValidationRule(
        value = "!(self.name in ['transactions.raw', 'transactions.corrections', 'transactions.dead-letter']) "
                + "|| !has(self.config) || !('cleanup.policy' in self.config) "
                + "|| self.config['cleanup.policy'] == 'delete'",
        fieldPath = ".config",
        message = "compaction would drop events from the ledger's topics: remove cleanup.policy or set it to delete")
public record TopicSpec(
        @JsonPropertyDescription("Name of the topic.") @Required @Size(min = 1, max = 249)
        String name,

        @JsonPropertyDescription("Partitions, the units of parallel work. They can be raised, never lowered.")
        @Default("" + DEFAULT_PARTITIONS)
        @Min(1)
        @Max(1000)
        Integer partitions,

        @JsonPropertyDescription("Topic configuration of Kafka, such as retention.ms. It is set when the operator "
                + "creates the topic; later differences are reported in the condition TopicsReady.")
        @Size(max = 32)
        Map<String, @Size(max = 1024) String> config) {

    static final int DEFAULT_PARTITIONS = 6;

    public TopicSpec {
        partitions = Objects.requireNonNullElse(partitions, DEFAULT_PARTITIONS);
        config = config == null ? Map.of() : Map.copyOf(config);
    }
}

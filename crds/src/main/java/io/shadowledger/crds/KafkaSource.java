package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.Objects;

/** A topic whose records are reports. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KafkaSource(
        @JsonPropertyDescription("Name of the topic. List it in kafka.topics if the operator shall create it.")
        @Default(DEFAULT_TOPIC)
        @Size(min = 1, max = 249)
        String topic) {

    static final String DEFAULT_TOPIC = "cbs.reports";

    public KafkaSource {
        topic = Objects.requireNonNullElse(topic, DEFAULT_TOPIC);
    }
}

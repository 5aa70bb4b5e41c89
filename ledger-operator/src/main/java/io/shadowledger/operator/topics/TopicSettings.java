package io.shadowledger.operator.topics;

import java.time.Duration;
import java.util.Map;

/**
 * How the operator talks to Kafka.
 *
 * @param properties settings of the admin client beyond the bootstrap servers, such as {@code security.protocol}
 * @param timeout how long one call may take
 */
public record TopicSettings(Map<String, String> properties, Duration timeout) {

    public TopicSettings {
        properties = Map.copyOf(properties);
    }
}

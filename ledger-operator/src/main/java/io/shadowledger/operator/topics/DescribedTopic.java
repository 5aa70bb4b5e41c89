package io.shadowledger.operator.topics;

import java.util.Map;

/**
 * A topic as the brokers describe it.
 *
 * @param config the values in effect of the configuration keys that were asked for; a key that the broker does not know
 *     is absent
 */
record DescribedTopic(String name, int partitions, int replicationFactor, Map<String, String> config) {

    DescribedTopic {
        config = Map.copyOf(config);
    }
}

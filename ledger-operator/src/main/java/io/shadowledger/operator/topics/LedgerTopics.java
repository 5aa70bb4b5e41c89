package io.shadowledger.operator.topics;

import io.shadowledger.crds.KafkaSpec;
import io.shadowledger.crds.TopicSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The topics without which there is no ledger. They exist whether the resource lists them or not. */
final class LedgerTopics {

    private static final List<TopicSpec> ALWAYS = List.of(
            new TopicSpec("transactions.raw", 6, Map.of()),
            new TopicSpec("transactions.corrections", 1, Map.of()),
            new TopicSpec("transactions.dead-letter", 1, Map.of()));

    private LedgerTopics() {}

    /** The topics that shall exist: the ledger's own first, as listed or by default, then the others as listed. */
    static List<TopicSpec> wanted(KafkaSpec kafka) {
        var wanted = new LinkedHashMap<String, TopicSpec>();
        ALWAYS.forEach(topic -> wanted.put(topic.name(), topic));
        kafka.topics().forEach(topic -> wanted.put(topic.name(), topic));
        return List.copyOf(wanted.values());
    }
}

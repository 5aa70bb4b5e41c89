package io.shadowledger.operator.topics;

import io.shadowledger.crds.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares wanted topics with described ones. Pure: it asks nobody and changes nothing. */
final class TopicPlanner {

    static final String REPLICATION_FACTOR = "replicationFactor";

    private TopicPlanner() {}

    /** What is to be done, in the order of the wanted topics; nothing for a topic that is as wanted. */
    static List<TopicAction> plan(List<TopicSpec> wanted, int replicationFactor, Map<String, DescribedTopic> found) {
        var actions = new ArrayList<TopicAction>();
        for (TopicSpec topic : wanted) {
            var is = found.get(topic.name());
            if (is == null) {
                actions.add(new TopicAction.Create(topic, replicationFactor));
            } else {
                compare(topic, replicationFactor, is, actions);
            }
        }
        return List.copyOf(actions);
    }

    private static void compare(TopicSpec want, int replicationFactor, DescribedTopic is, List<TopicAction> actions) {
        if (is.partitions() < want.partitions()) {
            actions.add(new TopicAction.RaisePartitions(want.name(), is.partitions(), want.partitions()));
        } else if (is.partitions() > want.partitions()) {
            actions.add(new TopicAction.RefuseDecrease(want.name(), is.partitions(), want.partitions()));
        }
        if (is.replicationFactor() != replicationFactor) {
            actions.add(new TopicAction.ReportDifference(
                    want.name(),
                    REPLICATION_FACTOR,
                    String.valueOf(is.replicationFactor()),
                    String.valueOf(replicationFactor)));
        }
        new TreeMap<>(want.config()).forEach((key, value) -> {
            var actual = is.config().getOrDefault(key, "unknown to the broker");
            if (!actual.equals(value)) {
                actions.add(new TopicAction.ReportDifference(want.name(), key, actual, value));
            }
        });
    }
}

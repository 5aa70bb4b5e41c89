package io.shadowledger.operator.topics;

import io.shadowledger.crds.TopicSpec;

/** What follows from comparing a wanted topic with the one that is there. There is no deletion. */
sealed interface TopicAction {

    /** The topic it is about. */
    String topic();

    /** The topic is not there: create it. */
    record Create(TopicSpec spec, int replicationFactor) implements TopicAction {
        @Override
        public String topic() {
            return spec.name();
        }
    }

    /** It has fewer partitions than wanted: raise them. */
    record RaisePartitions(String topic, int is, int want) implements TopicAction {}

    /** It has more partitions than wanted. Kafka cannot take one away; a person has to decide. */
    record RefuseDecrease(String topic, int is, int want) implements TopicAction {}

    /** A setting differs. It is reported and left alone: someone may have had a reason. */
    record ReportDifference(String topic, String key, String is, String want) implements TopicAction {}
}

package io.shadowledger.proof.chaos;

import io.shadowledger.proof.judgement.Findings;
import io.shadowledger.proof.judgement.TopicReader;
import io.shadowledger.proof.workload.Content;
import io.shadowledger.proof.workload.Expectation;
import io.shadowledger.proof.workload.Oracle;
import io.shadowledger.service.kafka.Topics;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What lies on the topic in the end, told by the numbers in the records' headers: each is one of the workload. */
final class TopicTruth {

    private final Oracle oracle = new Oracle();
    private final Map<Integer, Map<Long, Long>> numbers = new HashMap<>();
    private long records;

    private TopicTruth() {}

    static TopicTruth of(TopicReader topics, List<Content> contents) {
        var truth = new TopicTruth();
        topics.read(Topics.RAW, together -> together.forEach(record -> truth.take(record, contents)));
        return truth;
    }

    long records() {
        return records;
    }

    Expectation expectation() {
        return oracle.expectation();
    }

    /** What was acknowledged must be where the broker said it is. */
    void compare(List<Feed.Acknowledgement> acknowledged, Findings findings) {
        for (var acknowledgement : acknowledged) {
            var found =
                    numbers.getOrDefault(acknowledgement.partition(), Map.of()).get(acknowledgement.offset());
            if (found == null || found != acknowledgement.number()) {
                findings.add("topic", acknowledgement + " was acknowledged, and the topic has there: " + found);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, List<Content> contents) {
        long number = ByteBuffer.wrap(record.headers().lastHeader(Feed.NUMBER).value())
                .getLong();
        records++;
        numbers.computeIfAbsent(record.partition(), _ -> new HashMap<>()).put(record.offset(), number);
        oracle.take(record.partition(), record.offset(), contents.get(Math.toIntExact(number)));
    }
}

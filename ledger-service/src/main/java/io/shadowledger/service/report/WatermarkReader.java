package io.shadowledger.service.report;

import io.shadowledger.service.kafka.BrokerUnavailableException;
import io.shadowledger.service.kafka.TopicOffsets;
import io.shadowledger.service.kafka.Topics;
import io.shadowledger.service.problem.UnavailableException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks the broker how far the topics of the book go. */
@Component
class WatermarkReader {

    private static final List<String> BOOKED_TOPICS = List.of(Topics.RAW, Topics.CORRECTIONS);

    private final TopicOffsets offsets;

    WatermarkReader(TopicOffsets offsets) {
        this.offsets = offsets;
    }

    /**
     * The ends of all partitions of the topics that are posted.
     *
     * @throws UnavailableException if the broker cannot say
     */
    List<Watermark> now() {
        try {
            return offsets.ends(BOOKED_TOPICS).entrySet().stream()
                    .map(end -> new Watermark(end.getKey().topic(), end.getKey().partition(), end.getValue()))
                    .toList();
        } catch (BrokerUnavailableException failure) {
            throw new UnavailableException(
                    failure.getMessage() + ". No report was taken; send it again later", failure);
        }
    }
}

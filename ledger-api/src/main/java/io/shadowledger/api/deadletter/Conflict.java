package io.shadowledger.api.deadletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event id that came again with other content. What came first stands in the book; what came later was not posted.
 *
 * @param id where the later one came from: topic, partition and offset, such as {@code transactions.raw-3-1207}
 * @param topic the topic it came on
 * @param partition the partition of the topic
 * @param offset its place in the partition
 * @param eventId the id that both have
 * @param recordedAt record time: when the ledger found it
 * @param booked what stands in the book
 * @param bookedAt when that was posted
 * @param bookedFrom the place of its record on the topic, such as {@code transactions.raw-3-1101}
 * @param came what came later; absent when it cannot be read any more, as after a change of the default currency
 * @param differences names of the members of {@link EventContent} in which they differ
 */
public record Conflict(
        String id,
        String topic,
        int partition,
        long offset,
        String eventId,
        Instant recordedAt,
        EventContent booked,
        Instant bookedAt,
        String bookedFrom,
        @Nullable EventContent came,
        List<String> differences) {

    public Conflict {
        differences = List.copyOf(differences);
    }
}

package io.shadowledger.api.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be posted.
 *
 * @param id where it came from: topic, partition and offset, such as {@code transactions.raw-3-1207}
 * @param topic the topic it came on
 * @param partition the partition of the topic
 * @param offset its place in the partition
 * @param recordedAt record time: when the ledger found that it cannot be posted
 * @param reason why
 * @param key the record's key, which mostly is the account id: its text where it is UTF-8, else {@code 0x} and
 *     hexadecimal digits; absent when it had none
 * @param size bytes of its value
 * @param status what became of it
 * @param lastReplay the latest time that it was sent again; absent when it never was
 */
public record DeadLetter(
        String id,
        String topic,
        int partition,
        long offset,
        Instant recordedAt,
        String reason,
        @Nullable String key,
        int size,
        DeadLetterStatus status,
        @Nullable Replay lastReplay) {}

package io.shadowledger.service.deadletter;

import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.Replay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it stands in the database, with what became of it.
 *
 * @param size bytes of the payload
 * @param payload absent when the record had none, and in lists, which do not read it
 */
record Letter(
        RecordId id,
        int partitionId,
        Instant recordedAt,
        String reason,
        byte @Nullable [] key,
        int size,
        byte @Nullable [] payload,
        DeadLetterStatus status) {

    DeadLetter view(@Nullable Replay lastReplay) {
        return new DeadLetter(
                id.toString(),
                id.topic(),
                id.partition(),
                id.offset(),
                recordedAt,
                reason,
                Bytes.key(key),
                size,
                status,
                lastReplay);
    }

    Place place() {
        return new Place(recordedAt, partitionId, id.offset());
    }
}

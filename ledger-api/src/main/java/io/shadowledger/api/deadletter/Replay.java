package io.shadowledger.api.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a dead letter was sent again.
 *
 * @param replayId its id, which stands in the record's header {@code replay}
 * @param status where it stands, or how it ended
 * @param eventId the event it carries
 * @param payload the mended event that is sent instead of the original bytes; absent when they are sent unchanged
 * @param note what the one who asked for it says
 * @param askedBy who asked for it
 * @param askedAt when
 * @param tries how often the broker did not confirm it
 * @param problem why it is not confirmed, or is not where it should be; absent when all is well
 * @param sentAt when the broker confirmed it
 * @param sentTo where it stands on the topic, such as {@code transactions.raw-3-1209}; with status
 *     {@code DEAD_LETTER} or {@code CONFLICT} that is the id of the new dead letter or of the conflict
 * @param settledAt when the outcome was known
 * @param digest SHA-256 of the mended event's bytes, lower-case hexadecimal; an approval names it. Absent when the
 *     original bytes are sent
 * @param checker who approved or rejected the mended event; never who asked for it
 * @param decidedAt when
 * @param decisionNote the checker's words, if any
 */
public record Replay(
        String replayId,
        ReplayStatus status,
        String eventId,
        @Nullable String payload,
        @Nullable String note,
        String askedBy,
        Instant askedAt,
        int tries,
        @Nullable String problem,
        @Nullable Instant sentAt,
        @Nullable String sentTo,
        @Nullable Instant settledAt,
        @Nullable String digest,
        @Nullable String checker,
        @Nullable Instant decidedAt,
        @Nullable String decisionNote) {}

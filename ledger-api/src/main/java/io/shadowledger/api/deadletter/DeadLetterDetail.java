package io.shadowledger.api.deadletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter and all that a decision on it needs.
 *
 * @param summary the dead letter
 * @param payload its value; absent when the record had none
 * @param eventId the id of its event, as far as it can be read
 * @param fault what is wrong with its event now; absent when it can be replayed unchanged, as after an overflow
 * @param mendable whether a mended event may be sent in its stead: not for corrections, whose content is under four eyes
 * @param replayOf the id of the dead letter whose replay this is; absent when it came from elsewhere
 * @param replays the times that it was sent again, newest first
 * @param dismissal who dismissed it; absent when nobody did
 */
public record DeadLetterDetail(
        DeadLetter summary,
        @Nullable RecordPayload payload,
        @Nullable String eventId,
        @Nullable Fault fault,
        boolean mendable,
        @Nullable String replayOf,
        List<Replay> replays,
        @Nullable Dismissal dismissal) {

    public DeadLetterDetail {
        replays = List.copyOf(replays);
    }

    /**
     * @param field the field of the event at fault; empty when it is the event as a whole
     * @param detail what is wrong and what to write instead
     */
    public record Fault(String field, String detail) {}

    /**
     * @param who a user's name
     * @param at when
     * @param reason in that user's words
     */
    public record Dismissal(String who, Instant at, String reason) {}
}

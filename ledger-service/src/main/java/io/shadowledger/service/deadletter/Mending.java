package io.shadowledger.service.deadletter;

import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.StateException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether a dead letter may be sent again, as it came or mended. */
@Component
final class Mending {

    private final Reader reader;

    Mending(Reader reader) {
        this.reader = reader;
    }

    /** @throws StateException if posting would find it unreadable again */
    ReplayRepository.Intent unchanged(Letter letter, @Nullable String note) {
        return switch (reader.read(letter.id().topic(), letter.payload())) {
            case Reader.Read.Readable(var event) -> intent(letter, event.eventId(), null, note);
            case Reader.Read.Unreadable(var fault) ->
                throw new StateException("dead letter " + letter.id() + " would not be posted as it came: "
                        + fault.detail()
                        + (Reader.isCorrection(letter.id().topic())
                                ? "; dismiss it, and propose the correction anew"
                                : "; replay it with a mended event, or dismiss it"));
        };
    }

    /**
     * @throws InvalidException if the mended event cannot be posted, or is another event
     * @throws StateException if it is a correction
     */
    ReplayRepository.Intent mended(Letter letter, String payload, @Nullable String note) {
        if (Reader.isCorrection(letter.id().topic())) {
            throw new StateException("dead letter " + letter.id()
                    + " is a correction, whose content is under four eyes: replay it unchanged, or dismiss it and"
                    + " propose the correction anew");
        }
        var words = Words.required(note, "note");
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(payload)) {
            throw new InvalidException("payload", "payload holds half of a surrogate pair");
        }
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        var event = reader.readMended(bytes);
        if (!event.eventId().equals(keptId(letter, event.eventId()))) {
            throw new InvalidException(
                    "eventId",
                    "eventId must stay '" + keptId(letter, event.eventId())
                            + "': under another id the event could be posted twice, if the bank sends it again");
        }
        return intent(letter, event.eventId(), bytes, words);
    }

    /** The id that the mended event must have: the original's, unless that was the fault. */
    private String keptId(Letter letter, String mended) {
        var original = reader.eventId(letter.payload());
        boolean idAtFault =
                reader.read(letter.id().topic(), letter.payload()) instanceof Reader.Read.Unreadable(var fault)
                        && fault.field().equals("eventId");
        return original == null || idAtFault ? mended : original;
    }

    private static ReplayRepository.Intent intent(
            Letter letter, String eventId, byte @Nullable [] payload, @Nullable String note) {
        return new ReplayRepository.Intent(letter.id(), LetterStates.Key.of(letter), eventId, payload, note);
    }
}

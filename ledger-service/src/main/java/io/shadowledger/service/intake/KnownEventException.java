package io.shadowledger.service.intake;

import io.shadowledger.api.Problems;
import io.shadowledger.service.intake.KnownEvents.Knowledge;
import io.shadowledger.service.problem.ProblemException;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 409: the event id is known already. */
final class KnownEventException extends ProblemException {

    static final String CONFLICT = "another event with this eventId was accepted before, with other content: "
            + "compare the two at their source; nothing was done";

    private static final long serialVersionUID = 1L;

    private KnownEventException(String type, String title, String detail, String eventId) {
        super(HttpStatus.CONFLICT, type, title, detail, Map.of("eventId", eventId, "field", "eventId"));
    }

    static KnownEventException of(String eventId, Knowledge knowledge) {
        return knowledge == Knowledge.SAME
                ? new KnownEventException(
                        Problems.DUPLICATE_EVENT,
                        "Event known already",
                        "this event was accepted before, with the same content: nothing was done, nothing is to be done",
                        eventId)
                : new KnownEventException(Problems.CONFLICTING_EVENT, "Event id used already", CONFLICT, eventId);
    }
}

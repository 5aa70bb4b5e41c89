package io.shadowledger.service.deadletter;

import io.shadowledger.api.deadletter.DeadLetterDetail.Fault;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.EventReader;
import io.shadowledger.service.event.InvalidEventException;
import io.shadowledger.service.kafka.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads records as posting would read them now. */
@Component
final class Reader {

    private final EventReader events;
    private final JsonMapper json;

    Reader(LedgerProperties ledger, JsonMapper json) {
        this.events = new EventReader(ledger.currency());
        this.json = json;
    }

    /** A record's event, or why it is none. */
    sealed interface Read {

        record Readable(BookableEvent event) implements Read {}

        record Unreadable(Fault fault) implements Read {}
    }

    Read read(String topic, byte @Nullable [] payload) {
        if (payload == null) {
            return new Read.Unreadable(new Fault("", "the record has no value"));
        }
        try {
            return new Read.Readable(isCorrection(topic) ? events.readCorrection(payload) : events.read(payload));
        } catch (InvalidEventException invalid) {
            return new Read.Unreadable(new Fault(invalid.field(), invalid.detail()));
        }
    }

    /**
     * Reads what somebody wrote in a record's stead, as strictly as the body of a request.
     *
     * @throws InvalidEventException if it cannot be posted
     */
    BookableEvent readMended(byte[] payload) {
        return events.readStrictly(payload);
    }

    /** The event id as far as it can be read; null if it cannot. */
    @Nullable
    String eventId(byte @Nullable [] payload) {
        if (payload == null) {
            return null;
        }
        try {
            var id = json.readTree(payload).path("eventId");
            return id.isString() ? id.stringValue() : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    static boolean isCorrection(String topic) {
        return topic.equals(Topics.CORRECTIONS);
    }
}

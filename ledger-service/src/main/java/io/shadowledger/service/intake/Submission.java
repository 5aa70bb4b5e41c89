package io.shadowledger.service.intake;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.ContentHash;
import io.shadowledger.service.event.EventWriter;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** An event at the door. Its hash, which tells whether another one says the same, is made when it is asked for. */
final class Submission {

    private final BookableEvent event;
    private final byte @Nullable [] json;

    private Submission(BookableEvent event, byte @Nullable [] json) {
        this.event = event;
        this.json = json;
    }

    static Submission of(BookableEvent event) {
        return new Submission(event, null);
    }

    /** @param json what its sender wrote, if it can go on the topic as it is */
    static Submission of(BookableEvent event, byte @Nullable [] json) {
        return new Submission(event, json);
    }

    BookableEvent event() {
        return event;
    }

    String eventId() {
        return event.eventId();
    }

    /** The record's value on the topic. */
    byte[] toRecord() {
        return json == null ? EventWriter.write(event) : json;
    }

    boolean sameContent(Submission other) {
        return event.equals(other.event);
    }

    boolean hasHash(byte[] hash) {
        return MessageDigest.isEqual(ContentHash.of(EntryKind.EVENT, event), hash);
    }
}

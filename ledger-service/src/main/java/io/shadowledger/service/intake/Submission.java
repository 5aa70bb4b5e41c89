package io.shadowledger.service.intake;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.ContentHash;
import java.security.MessageDigest;

/** An event at the door, with the hash that tells whether another one says the same. */
final class Submission {

    private final BookableEvent event;
    private final byte[] contentHash;

    private Submission(BookableEvent event, byte[] contentHash) {
        this.event = event;
        this.contentHash = contentHash;
    }

    static Submission of(BookableEvent event) {
        return new Submission(event, ContentHash.of(EntryKind.EVENT, event));
    }

    BookableEvent event() {
        return event;
    }

    String eventId() {
        return event.eventId();
    }

    byte[] contentHash() {
        return contentHash.clone();
    }

    boolean sameContent(Submission other) {
        return hasHash(other.contentHash);
    }

    boolean hasHash(byte[] hash) {
        return MessageDigest.isEqual(contentHash, hash);
    }
}

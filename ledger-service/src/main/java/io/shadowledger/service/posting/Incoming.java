package io.shadowledger.service.posting;

import io.shadowledger.service.event.BookableEvent;
import org.jspecify.annotations.Nullable;

/** A record of a topic after reading. */
sealed interface Incoming {

    /** Its place in the topic partition. */
    long offset();

    /**
     * An event.
     *
     * @param contentHash of the entry that it becomes
     * @param key the record's key as it came
     * @param payload the record's value as it came
     */
    record Readable(long offset, BookableEvent event, byte[] contentHash, byte @Nullable [] key, byte[] payload)
            implements Incoming {}

    /** Something else. */
    record Unreadable(long offset, String reason, byte @Nullable [] key, byte @Nullable [] payload)
            implements Incoming {}
}

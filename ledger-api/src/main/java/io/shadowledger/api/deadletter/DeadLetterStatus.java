package io.shadowledger.api.deadletter;

/** What became of a record that could not be posted. */
public enum DeadLetterStatus {
    /** Nothing yet; it waits for somebody. */
    OPEN,
    /** Somebody mended it; the mended event waits for another person's approval. */
    PROPOSED,
    /** It is on its way to the topic again, or on the topic and not yet posted. */
    REPLAYING,
    /** It was sent again and that had an outcome, which its last replay tells. */
    REPLAYED,
    /** Somebody decided that it is not to be posted. */
    DISMISSED
}

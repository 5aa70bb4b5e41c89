package io.shadowledger.api.deadletter;

/** Where a replay stands, and how it ended. */
public enum ReplayStatus {
    /** A mended event that waits for another person's approval. */
    PROPOSED,
    /** A mended event that was refused, or taken back: the dead letter is open again. */
    REJECTED,
    /** Asked for, and not yet confirmed by the broker; it is sent until it is. */
    SENDING,
    /** On the topic; the ledger has not come to it yet. */
    SENT,
    /** The event stands in the book since. */
    POSTED,
    /** The event stood in the book before, with the same content: nothing was posted. */
    DUPLICATE,
    /** The event id stands in the book with other content: nothing was posted, and it is a conflict now. */
    CONFLICT,
    /** It could not be posted again: it is a new dead letter, which is open. */
    DEAD_LETTER,
    /**
     * The broker did not confirm it in all its tries, or it is not where the broker confirmed it. The dead letter is
     * open again; replaying it once more is harmless, as the book takes an event id once.
     */
    UNCONFIRMED;

    /** Whether the outcome is still to come. */
    public boolean isUnderWay() {
        return this == SENDING || this == SENT;
    }
}

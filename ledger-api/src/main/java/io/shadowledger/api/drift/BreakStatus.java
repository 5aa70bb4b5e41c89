package io.shadowledger.api.drift;

/** Where a break stands. */
public enum BreakStatus {
    /** Found; nothing names its cause, and nobody has proposed anything. */
    OPEN,
    /** Its cause is named and leaves no residual; nobody has proposed anything. */
    EXPLAINED,
    /** A correction waits for a checker. */
    PROPOSED,
    /** A correction was approved and is not on the topic yet. */
    APPROVED,
    /** The correction is on the topic and waits to be posted. */
    RELEASED,
    /** The correction stands in the book, and the account is being compared anew. */
    RECHECKING,
    /** A correction was posted, and what it was for is gone. */
    CLOSED,
    /** A later report or late events made the difference go away without a correction. */
    SELF_HEALED;

    /** Whether nothing is left to do. */
    public boolean isOver() {
        return this == CLOSED || this == SELF_HEALED;
    }

    /** Whether nobody has proposed anything, so that somebody may: {@link #OPEN} or {@link #EXPLAINED}. */
    public boolean isOpen() {
        return this == OPEN || this == EXPLAINED;
    }
}

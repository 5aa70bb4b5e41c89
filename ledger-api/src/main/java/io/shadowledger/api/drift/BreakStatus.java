package io.shadowledger.api.drift;

/** Where a break stands. */
public enum BreakStatus {
    /** Found, and nobody has proposed anything. */
    OPEN,
    /** A correction waits for a checker. */
    PROPOSED,
    /** A correction was approved and is on its way into the book. */
    APPROVED,
    /** A correction was posted and the accounts tie again. */
    CLOSED,
    /** A later report or late events made the accounts tie without a correction. */
    SELF_HEALED
}

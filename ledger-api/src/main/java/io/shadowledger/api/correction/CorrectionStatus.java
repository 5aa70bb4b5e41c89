package io.shadowledger.api.correction;

/** Where a correction stands. */
public enum CorrectionStatus {
    /** A maker asked for it; it waits for a checker. */
    PROPOSED,
    /** A checker approved it; it is on its way to the topic {@code transactions.corrections}. */
    APPROVED,
    /** It is on the topic and waits to be posted. */
    RELEASED,
    /** It stands in the book. */
    POSTED,
    /** A checker refused it. */
    REJECTED,
    /** The drift had changed by the time of approval, so it no longer fits; propose anew. */
    STALE,
    /** Nobody decided on it in time; propose anew. */
    EXPIRED
}

package io.shadowledger.service.audit;

/** What the audit trail tells of. */
public enum Act {
    /** A report came, or came again. */
    REPORT_RECEIVED,
    /** Somebody asked for a report to be compared again. */
    REPORT_RECHECKED,
    /** A profile of CSV reports was saved or changed. */
    REPORT_PROFILE_SAVED,
    /** It was taken out of use. */
    REPORT_PROFILE_DELETED,
    /** An account got an alias, or one points elsewhere. */
    ACCOUNT_ALIAS_SET,
    /** An alias was removed. */
    ACCOUNT_ALIAS_REMOVED,
    /** A maker proposed a correction. */
    CORRECTION_PROPOSED,
    /** A checker approved it. */
    CORRECTION_APPROVED,
    /** A checker refused it, or its maker withdrew it. */
    CORRECTION_REJECTED,
    /** The drift was another by the time of approval. */
    CORRECTION_STALE,
    /** It was put on the topic. */
    CORRECTION_RELEASED,
    /** It stands in the book. */
    CORRECTION_POSTED,
    /** A correction made the books tie. */
    BREAK_CLOSED,
    /** The difference of a break that was over came back. */
    BREAK_REOPENED,
    /** Somebody looks after a break now. */
    BREAK_ASSIGNED,
    /** Nobody looks after it any more. */
    BREAK_UNASSIGNED,
    /** Somebody had something to say about it. */
    BREAK_COMMENTED,
    /** Somebody took it out of the queue for a while. */
    BREAK_SUPPRESSED,
    /** It is in the queue again before that while was over. */
    BREAK_UNSUPPRESSED,
    /** Somebody asked for a dead letter to be sent again. */
    DEAD_LETTER_REPLAY_ASKED,
    /** The broker has it. */
    DEAD_LETTER_REPLAY_SENT,
    /** What came of it is known. */
    DEAD_LETTER_REPLAY_SETTLED,
    /** Somebody decided that it is not to be posted. */
    DEAD_LETTER_DISMISSED,
    /** Somebody asked for the book to be verified. */
    VERIFICATION_REQUESTED,
    /** A verification came to a result, or was given up. */
    VERIFICATION_ENDED,
    /** The entries of a closed month were taken out of the book's table. */
    MONTH_DETACHED,
    /** They were put back. */
    MONTH_ATTACHED
}

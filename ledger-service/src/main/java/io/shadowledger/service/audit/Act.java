package io.shadowledger.service.audit;

/** What the audit trail tells of. */
public enum Act {
    /** A report came, or came again. */
    REPORT_RECEIVED,
    /** Somebody asked for a report to be compared again. */
    REPORT_RECHECKED,
    /** A file of a source could not be read as a report. */
    REPORT_REFUSED,
    /** A report was not there by its deadline. */
    REPORT_MISSING,
    /** Somebody said when a report is expected, or said it anew. */
    EXPECTED_REPORT_SAVED,
    /** It is expected no longer. */
    EXPECTED_REPORT_REMOVED,
    /** A profile of CSV reports was saved or changed. */
    REPORT_PROFILE_SAVED,
    /** It was taken out of use. */
    REPORT_PROFILE_DELETED,
    /** A matching rule was saved or changed. */
    MATCHING_RULE_SAVED,
    /** It was taken out of use. */
    MATCHING_RULE_DELETED,
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
    /** Nobody decided on it in time. */
    CORRECTION_EXPIRED,
    /** It was put on the topic. */
    CORRECTION_RELEASED,
    /** It stands in the book. */
    CORRECTION_POSTED,
    /** Another policy for automatic corrections came into force; the database writes it. */
    CORRECTION_POLICY_RECORDED,
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
    /** Somebody put a file beside it. */
    BREAK_ATTACHED,
    /** Somebody took it out of the queue for a while. */
    BREAK_SUPPRESSED,
    /** It is in the queue again before that while was over. */
    BREAK_UNSUPPRESSED,
    /** Somebody mended a dead letter; another person is to approve it. */
    DEAD_LETTER_MEND_PROPOSED,
    /** Another person approved the mended event. */
    DEAD_LETTER_MEND_APPROVED,
    /** It was refused, or who mended it took it back. */
    DEAD_LETTER_MEND_REJECTED,
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

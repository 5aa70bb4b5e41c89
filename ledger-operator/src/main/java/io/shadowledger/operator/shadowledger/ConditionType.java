package io.shadowledger.operator.shadowledger;

/** Condition types of a ShadowLedger, as they are written in its status. */
final class ConditionType {

    /** Whether the ledger works as the resource says. */
    static final String READY = "Ready";

    /** Whether the operator is on its way to what the resource says. */
    static final String RECONCILING = "Reconciling";

    /** Whether the topics are as the resource says. */
    static final String TOPICS_READY = "TopicsReady";

    /** Whether the database can be reached with the credentials at hand. */
    static final String DATABASE_READY = "DatabaseReady";

    /** Whether the book is verified by a schedule; only if there is or was one. */
    static final String VERIFICATION_SCHEDULED = "VerificationScheduled";

    /** Whether the schedules of drift checks are followed; only if there is or was one. */
    static final String DRIFT_CHECKS_SCHEDULED = "DriftChecksScheduled";

    private ConditionType() {}
}

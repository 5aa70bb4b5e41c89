package io.shadowledger.operator.shadowledger;

import io.shadowledger.operator.condition.Finding;
import io.shadowledger.operator.secrets.LedgerSecrets;
import io.shadowledger.operator.topics.TopicsState;
import io.shadowledger.operator.workload.WorkloadReport;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one reconciliation learned; the status is made from it and from nothing else.
 *
 * @param verifications what is to be said about the schedule of verifications; null if there is none
 */
record Observation(
        LedgerSecrets secrets,
        TopicsState topics,
        Finding database,
        WorkloadReport workload,
        @Nullable Finding verifications) {}

package io.shadowledger.operator.shadowledger;

import io.shadowledger.operator.condition.Finding;
import io.shadowledger.operator.driftcheck.DriftSchedulesState;
import io.shadowledger.operator.secrets.LedgerSecrets;
import io.shadowledger.operator.topics.TopicsState;
import io.shadowledger.operator.workload.WorkloadReport;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one reconciliation learned; the status is made from it and from nothing else.
 *
 * @param verifications what is to be said about the schedule of verifications; null if there is none
 * @param driftChecks how the schedules of drift checks are
 */
record Observation(
        LedgerSecrets secrets,
        TopicsState topics,
        Finding database,
        WorkloadReport workload,
        @Nullable Finding verifications,
        DriftSchedulesState driftChecks) {}

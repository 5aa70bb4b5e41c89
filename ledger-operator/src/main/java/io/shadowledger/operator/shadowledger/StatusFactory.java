package io.shadowledger.operator.shadowledger;

import io.fabric8.kubernetes.api.model.Condition;
import io.shadowledger.crds.RoleStatus;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.crds.ShadowLedgerStatus;
import io.shadowledger.operator.condition.Conditions;
import io.shadowledger.operator.condition.Finding;
import io.shadowledger.operator.workload.Rollout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the status of a ledger from what was observed. Pure but for the clock of the transition times. */
final class StatusFactory {

    private final Conditions conditions;

    StatusFactory(Conditions conditions) {
        this.conditions = conditions;
    }

    /** The status after a reconciliation. */
    ShadowLedgerStatus of(ShadowLedger ledger, Observation seen) {
        var ready = ready(seen);
        var findings = new LinkedHashMap<String, Finding>();
        findings.put(ConditionType.READY, ready);
        findings.put(ConditionType.RECONCILING, reconciling(ready, seen));
        findings.put(ConditionType.TOPICS_READY, seen.topics().finding());
        findings.put(ConditionType.DATABASE_READY, seen.database());
        scheduled(
                ledger,
                ConditionType.VERIFICATION_SCHEDULED,
                seen.verifications(),
                "spec.verify is not set: the book is verified only when asked",
                findings);
        scheduled(
                ledger,
                ConditionType.DRIFT_CHECKS_SCHEDULED,
                seen.driftChecks().finding().orElse(null),
                "spec.drift.schedules is empty: reports are compared only when sent or asked for",
                findings);
        var rollouts = seen.workload().rollouts();
        return new ShadowLedgerStatus(
                ledger.getMetadata().getGeneration(),
                merged(ledger, findings),
                rollouts.stream().mapToInt(Rollout::ready).sum() + "/"
                        + rollouts.stream().mapToInt(Rollout::desired).sum(),
                seen.topics().summary(),
                rollouts.stream()
                        .map(r -> new RoleStatus(r.component(), r.desired(), r.ready(), r.address()))
                        .toList(),
                seen.driftChecks().statuses());
    }

    /** A schedule that is gone is said to be, rather than that its condition stayed as it was. */
    private static void scheduled(
            ShadowLedger ledger, String type, @Nullable Finding found, String none, Map<String, Finding> findings) {
        var before = ledger.getStatus();
        if (found != null) {
            findings.put(type, found);
        } else if (before != null && before.condition(type).isPresent()) {
            findings.put(type, Finding.bad("NoSchedule", none));
        }
    }

    /** The status of a paused ledger: what was known stays, and it says that nothing is done. */
    ShadowLedgerStatus paused(ShadowLedger ledger) {
        return with(
                ledger,
                Map.of(
                        ConditionType.RECONCILING,
                        Finding.bad("Paused", "The operator changes nothing, because spec.paused is true")));
    }

    /** The status after a reconciliation that broke off: what was known stays, and it says why. */
    ShadowLedgerStatus brokenOff(ShadowLedger ledger, String reason, String message) {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put(ConditionType.READY, Finding.unknown(reason, message));
        findings.put(ConditionType.RECONCILING, Finding.good("Retrying", message));
        return with(ledger, findings);
    }

    private ShadowLedgerStatus with(ShadowLedger ledger, Map<String, Finding> findings) {
        var before = ledger.getStatus();
        return new ShadowLedgerStatus(
                ledger.getMetadata().getGeneration(),
                merged(ledger, findings),
                before == null ? null : before.replicas(),
                before == null ? null : before.topics(),
                before == null ? List.of() : before.roles(),
                before == null ? List.of() : before.driftSchedules());
    }

    private List<Condition> merged(ShadowLedger ledger, Map<String, Finding> findings) {
        @Nullable ShadowLedgerStatus before = ledger.getStatus();
        return conditions.merge(
                before == null ? List.of() : before.conditions(),
                findings,
                ledger.getMetadata().getGeneration());
    }

    /** The first thing that keeps the ledger from working, what only a person can change before the rest. */
    private static Finding ready(Observation seen) {
        var workload = seen.workload();
        if (!workload.conflicts().isEmpty()) {
            return Finding.bad(
                    "NameConflict",
                    "Not made by the operator and left alone: " + String.join(", ", workload.conflicts())
                            + ". Delete or rename what stands there, or choose another name for the ledger");
        }
        if (!workload.refusals().isEmpty()) {
            return Finding.bad("ObjectRefused", String.join("; ", workload.refusals()));
        }
        if (!seen.secrets().missing().isEmpty()) {
            return Finding.bad("SecretMissing", seen.secrets().remedy());
        }
        if (!seen.topics().usable()) {
            return seen.topics().finding();
        }
        if (!seen.database().isGood()) {
            return prefixed("Database", seen.database());
        }
        return rolledOut(workload.rollouts());
    }

    private static Finding prefixed(String side, Finding finding) {
        var reason = finding.reason().startsWith(side) ? finding.reason() : side + finding.reason();
        return new Finding(finding.verdict(), reason, finding.message());
    }

    private static Finding rolledOut(List<Rollout> rollouts) {
        var open = rollouts.stream().filter(rollout -> !rollout.complete()).toList();
        if (open.isEmpty()) {
            return Finding.good(
                    "Available", rollouts.stream().map(StatusFactory::text).collect(Collectors.joining(", ")));
        }
        var stuck = open.stream().filter(rollout -> rollout.stuck() != null).toList();
        if (!stuck.isEmpty()) {
            return Finding.bad(
                    "RolloutStuck",
                    stuck.stream()
                                    .map(rollout -> rollout.name() + ": " + rollout.stuck())
                                    .collect(Collectors.joining("; "))
                            + ". Look at its pods: kubectl describe deployment "
                            + stuck.getFirst().name());
        }
        return Finding.bad("RollingOut", open.stream().map(StatusFactory::text).collect(Collectors.joining(", ")));
    }

    private static String text(Rollout rollout) {
        return rollout.name() + " has " + rollout.ready() + " of " + rollout.desired() + " replicas ready";
    }

    private static Finding reconciling(Finding ready, Observation seen) {
        if (ready.isGood()) {
            return Finding.bad("Settled", "Everything is as the resource says");
        }
        return switch (ready.reason()) {
            case "NameConflict", "ObjectRefused", "SecretMissing", "RolloutStuck" ->
                Finding.bad("Blocked", "Someone has to act first; see the condition Ready");
            case "RollingOut" -> Finding.good("RollingOut", ready.message());
            default ->
                Finding.good(
                        "Retrying",
                        seen.workload().waiting().isEmpty()
                                ? ready.message()
                                : "Made once the topics exist: "
                                        + String.join(", ", seen.workload().waiting()));
        };
    }
}

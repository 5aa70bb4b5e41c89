package io.shadowledger.operator.driftcheck;

import io.fabric8.kubernetes.api.model.Condition;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.crds.CheckPhase;
import io.shadowledger.crds.CurrencyDrift;
import io.shadowledger.crds.DriftCheck;
import io.shadowledger.crds.DriftCheckStatus;
import io.shadowledger.operator.condition.Conditions;
import io.shadowledger.operator.condition.Finding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the status of a drift check from what the ledger says about its report. */
final class CheckStatuses {

    private static final Set<Verdict> NO_DRIFT = EnumSet.of(Verdict.TIES, Verdict.ROUNDING);

    private final Conditions conditions;

    CheckStatuses(Conditions conditions) {
        this.conditions = conditions;
    }

    /** Something has to be there first; what was reached stays. */
    DriftCheckStatus pending(DriftCheck check, String reason, String message) {
        var before = check.getStatus();
        var reportId = before == null ? null : before.reportId();
        return without(
                check,
                reportId == null ? CheckPhase.Pending : CheckPhase.Running,
                reportId,
                Finding.bad(reason, message),
                Finding.bad(reason, message));
    }

    DriftCheckStatus failed(DriftCheck check, String reason, String message) {
        var before = check.getStatus();
        return without(
                check,
                CheckPhase.Failed,
                before == null ? null : before.reportId(),
                Finding.bad(reason, message),
                Finding.good(reason, message));
    }

    /**
     * What the ledger says.
     *
     * @param started when it was asked
     * @param link the report in the console; null if there is none
     */
    DriftCheckStatus of(DriftCheck check, CbsReport report, Instant started, @Nullable String link) {
        if (report.status() == ReportStatus.FAILED) {
            return failed(check, "NotCompared", detail(report));
        }
        var compared = report.status() == ReportStatus.COMPARED;
        var completed = compared ? report.comparedAt() : null;
        var differing = differing(report);
        var summary = differing == 0
                ? (report.accounts() == 1 ? "the account ties" : "all " + report.accounts() + " accounts tie")
                : differing + (differing == 1 ? " account differs: " : " accounts differ: ") + verdicts(report);
        var complete = compared ? Finding.good("Compared", summary) : Finding.bad("Running", detail(report));
        var ties = compared
                ? differing == 0 ? Finding.good("Ties", summary) : Finding.bad("Drift", summary)
                : Finding.unknown("Running", detail(report));
        return new DriftCheckStatus(
                !compared ? CheckPhase.Running : differing == 0 ? CheckPhase.Ties : CheckPhase.Drift,
                report.reportId(),
                report.name(),
                report.asOf().toString(),
                report.accounts(),
                compared ? differing : null,
                compared ? counts(report) : Map.of(),
                compared ? residual(report) : null,
                compared
                        ? report.drift().stream()
                                .map(it -> new CurrencyDrift(it.currency(), it.net(), it.gross(), it.residual()))
                                .toList()
                        : List.of(),
                seconds(started),
                completed == null ? null : seconds(completed),
                completed == null ? null : duration(started, completed),
                link,
                merged(check, complete, ties, Finding.bad(complete.reason(), "It did not fail")));
    }

    private DriftCheckStatus without(
            DriftCheck check, CheckPhase phase, @Nullable String reportId, Finding complete, Finding failed) {
        var before = check.getStatus();
        return new DriftCheckStatus(
                phase,
                reportId,
                before == null ? null : before.reportName(),
                before == null ? null : before.asOf(),
                null,
                null,
                Map.of(),
                null,
                List.of(),
                before == null ? null : before.startedAt(),
                null,
                null,
                before == null ? null : before.link(),
                merged(check, complete, Finding.unknown(complete.reason(), complete.message()), failed));
    }

    private List<Condition> merged(DriftCheck check, Finding complete, Finding ties, Finding failed) {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("Complete", complete);
        findings.put("Ties", ties);
        findings.put("Failed", failed);
        return conditions.merge(
                check.getStatus() == null ? List.of() : check.getStatus().conditions(),
                findings,
                check.getMetadata().getGeneration());
    }

    private static long differing(CbsReport report) {
        return report.verdicts().entrySet().stream()
                .filter(entry -> !NO_DRIFT.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String verdicts(CbsReport report) {
        return counts(report).entrySet().stream()
                .filter(entry -> !NO_DRIFT.contains(Verdict.valueOf(entry.getKey())))
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Such as {@code CZK 12.00, EUR 3.50}; {@code 0} if there is none in any currency. */
    private static String residual(CbsReport report) {
        var some = report.drift().stream()
                .filter(it -> new BigDecimal(it.residual()).signum() != 0)
                .map(it -> it.currency() + " " + it.residual())
                .collect(Collectors.joining(", "));
        return some.isEmpty() ? "0" : some;
    }

    private static Map<String, Long> counts(CbsReport report) {
        var counts = new TreeMap<String, Long>();
        report.verdicts().forEach((verdict, count) -> counts.put(verdict.name(), count));
        return counts;
    }

    private static String detail(CbsReport report) {
        return report.detail() == null ? "the ledger compares the report" : report.detail();
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String duration(Instant from, Instant to) {
        var whole = Duration.ofSeconds(Math.max(0, Duration.between(from, to).toSeconds()));
        return whole.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}

package io.shadowledger.operator;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.operator.driftcheck.DoorException;
import io.shadowledger.operator.driftcheck.ReportDoor;
import io.shadowledger.operator.driftcheck.WantedReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A ledger with one report, which is compared when the test says so. */
final class FakeLedgers implements ReportDoor {

    private final List<Submission> submissions = new CopyOnWriteArrayList<>();
    private volatile @Nullable CbsReport report;
    private volatile @Nullable DoorException refusal;
    private volatile @Nullable Map<Verdict, Long> soon;
    private volatile String address = "";

    ReportDoor open(String at, String username, String password) throws DoorException {
        address = at;
        var refused = refusal;
        if (refused != null) {
            throw refused;
        }
        return this;
    }

    List<Submission> submissions() {
        return submissions;
    }

    String address() {
        return address;
    }

    void forget() {
        submissions.clear();
        report = null;
        refusal = null;
        soon = null;
    }

    void refuse(DoorException with) {
        refusal = with;
    }

    void has(String name) {
        report = report(name, ReportStatus.COMPARED, Map.of(Verdict.TIES, 1L));
    }

    void settle(Map<Verdict, Long> verdicts) {
        report = report(Objects.requireNonNull(report).name(), ReportStatus.COMPARED, verdicts);
    }

    /** From now on what is compared again is compared at once. */
    void settleSoon(Map<Verdict, Long> verdicts) {
        soon = verdicts;
        settle(verdicts);
    }

    @Override
    public CbsReport submit(Submission sent) {
        submissions.add(sent);
        var pending = report(sent.name(), ReportStatus.PENDING, Map.of());
        report = pending;
        return pending;
    }

    @Override
    public CbsReport report(String reportId) {
        return Objects.requireNonNull(report);
    }

    @Override
    public Optional<CbsReport> latest(WantedReport wanted) {
        return Optional.ofNullable(report).filter(wanted::matches);
    }

    @Override
    public CbsReport recheck(String reportId) {
        var name = Objects.requireNonNull(report).name();
        var verdicts = soon;
        var rechecked = verdicts == null
                ? report(name, ReportStatus.PENDING, Map.of())
                : report(name, ReportStatus.COMPARED, verdicts);
        report = rechecked;
        return rechecked;
    }

    private static CbsReport report(String name, ReportStatus status, Map<Verdict, Long> verdicts) {
        var compared = status == ReportStatus.COMPARED;
        return new CbsReport(
                "r1",
                name,
                "0",
                "csv",
                null,
                Basis.VALUE,
                Instant.parse("2026-11-20T23:59:59Z"),
                Instant.parse("2026-11-21T01:00:00Z"),
                "operator",
                status,
                compared ? null : "waiting for 3 events",
                11,
                0,
                0,
                verdicts,
                compared ? List.of(new CbsReport.CurrencyDrift("CZK", "-2.00", "2.00", "0.50")) : List.of(),
                compared ? Instant.now() : null);
    }
}

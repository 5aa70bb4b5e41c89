package io.shadowledger.cli.testing;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Suppressed;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.system.SystemStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records of the contract, as a ledger would answer them. */
public final class Samples {

    public static final Instant AT = Instant.parse("2026-11-20T10:15:30Z");
    public static final Instant END_OF_DAY = Instant.parse("2026-11-20T22:59:59.999999Z");

    private Samples() {}

    public static Break aBreak(String id, String account, String drift) {
        return aBreak(id, account, drift, null, null);
    }

    public static Break ownedBreak(String id, String owner) {
        return aBreak(id, "CZ-7", "-1250.00", owner, null);
    }

    public static Break suppressedBreak(String id) {
        return aBreak(id, "CZ-7", "-1250.00", null, new Suppressed("auditor", "year end", END_OF_DAY));
    }

    private static Break aBreak(
            String id, String account, String drift, @Nullable String owner, @Nullable Suppressed suppressed) {
        return new Break(
                id,
                account,
                "CZK",
                BreakStatus.OPEN,
                Verdict.MISSING_CREDIT,
                drift,
                "1500.00",
                "250.00",
                "The core booked a credit of 1250.00 CZK that no event brought.",
                drift,
                Severity.MEDIUM,
                3,
                0,
                END_OF_DAY,
                Basis.VALUE,
                AT,
                AT,
                "rep-1",
                owner,
                suppressed,
                0);
    }

    public static CbsReport report(ReportStatus status, Map<Verdict, Long> verdicts) {
        return report(status, verdicts, 0);
    }

    public static CbsReport report(ReportStatus status, Map<Verdict, Long> verdicts, long findings) {
        return new CbsReport(
                "rep-1",
                "eod.csv",
                "ab".repeat(32),
                "csv",
                null,
                Basis.VALUE,
                END_OF_DAY,
                AT,
                "auditor",
                status,
                status == ReportStatus.COMPARED ? null : "waits for transactions.raw/0 to reach 7",
                2,
                0,
                findings,
                verdicts,
                verdicts.isEmpty()
                        ? List.of()
                        : List.of(new CbsReport.CurrencyDrift("CZK", "-1250.00", "1250.00", "1250.00")),
                status == ReportStatus.COMPARED ? AT : null);
    }

    public static DriftLine line() {
        return new DriftLine(
                "CZ-7",
                "CZK",
                "1500.00",
                "250.00",
                "-1250.00",
                Verdict.MISSING_CREDIT,
                "The core booked a credit of 1250.00 CZK that no event brought.",
                "brk-1");
    }

    public static Correction correction(CorrectionStatus status, String amount) {
        return new Correction(
                "cor-1",
                "brk-1",
                "CZ-7",
                "CZK",
                amount,
                "@drift-suspense",
                END_OF_DAY,
                "credit lost",
                status,
                "maker",
                AT,
                status == CorrectionStatus.PROPOSED ? null : "checker",
                status == CorrectionStatus.PROPOSED ? null : AT,
                null,
                "d1".repeat(32),
                null,
                null,
                null,
                null);
    }

    public static StatementLine entry(String id, String amount, String balance) {
        return new StatementLine(id, EntryKind.EVENT, AT, AT, amount, "CZK", balance, false, null, "Salary November");
    }

    public static SystemStatus status(boolean balanced, Long lag) {
        return new SystemStatus(
                AT,
                "CZK",
                22927,
                591,
                3,
                0,
                3,
                1,
                5,
                balanced,
                List.of(
                        new SystemStatus.Partition("transactions.raw", 0, 11463, lag, "cd".repeat(32), AT),
                        new SystemStatus.Partition("transactions.raw", 1, 11464, 0L, "ef".repeat(32), null)));
    }
}

package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.ReportedBalance;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.report.Reports;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The short form of a report: some balances as of now, and their verdicts in the answer. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class DriftCheck {

    private static final int MAX_LINES = 10_000;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Reports reports;
    private final DriftLines lines;
    private final DriftProperties properties;
    private final LedgerProperties ledger;
    private final JsonMapper json;
    private final Clock clock;

    DriftCheck(
            Reports reports,
            DriftLines lines,
            DriftProperties properties,
            LedgerProperties ledger,
            JsonMapper json,
            Clock clock) {
        this.reports = reports;
        this.lines = lines;
        this.properties = properties;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    List<DriftLine> check(List<ReportedBalance> balances, String who) {
        if (balances.isEmpty() || balances.size() > MAX_LINES) {
            throw new InvalidException(
                    "", "a drift check has 1 to " + MAX_LINES + " balances: send more as a report to /api/v1/reports");
        }
        var amounts = amounts(balances);
        var report = awaited(
                reports.submit("drift check", "json", clock.instant(), Basis.VALUE, false, who, content(amounts)));
        var differing = new HashMap<Difference.Account, DriftLine>();
        if (report.status() == ReportStatus.COMPARED) {
            for (var line : lines.list(report.reportId(), "", "", MAX_LINES)) {
                differing.put(new Difference.Account(line.accountId(), Money.currency(line.currency())), line);
            }
        }
        var answer = new ArrayList<DriftLine>(balances.size());
        amounts.forEach((account, reported) -> {
            var line = differing.get(account);
            answer.add(line != null ? line : line(account, reported, report));
        });
        return answer;
    }

    private CbsReport awaited(CbsReport submitted) {
        var report = submitted;
        var end = clock.instant().plus(properties.checkWait());
        try {
            while (report.status() == ReportStatus.PENDING && clock.instant().isBefore(end)) {
                Thread.sleep(PAUSE);
                report = reports.report(submitted.reportId());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return report;
    }

    /** The balances as a report has them: amounts in full, currencies named. */
    private byte[] content(Map<Difference.Account, Money> amounts) {
        return json.writeValueAsBytes(amounts.entrySet().stream()
                .map(line -> new ReportedBalance(
                        line.getKey().id(),
                        line.getValue().toBigDecimal(),
                        line.getKey().currency().getCurrencyCode()))
                .toList());
    }

    private static DriftLine line(Difference.Account account, Money reported, CbsReport report) {
        var balance = reported.toDecimalString();
        var code = account.currency().getCurrencyCode();
        return switch (report.status()) {
            case COMPARED ->
                new DriftLine(
                        account.id(),
                        code,
                        balance,
                        balance,
                        account.money(0).toDecimalString(),
                        Verdict.TIES,
                        null,
                        null);
            case PENDING, FAILED ->
                new DriftLine(account.id(), code, balance, null, null, Verdict.PENDING, detail(report), null);
        };
    }

    private static String detail(CbsReport report) {
        @Nullable String detail = report.detail();
        return "Not compared yet" + (detail == null ? "" : ": " + detail) + ". Ask for report " + report.reportId()
                + " later.";
    }

    /** In the order they came. What else may be wrong with a balance, the reader of reports says. */
    private Map<Difference.Account, Money> amounts(List<ReportedBalance> balances) {
        var names = reports.accountNames();
        var amounts = new LinkedHashMap<Difference.Account, Money>();
        for (int i = 0; i < balances.size(); i++) {
            @Nullable ReportedBalance balance = balances.get(i);
            var field = "[" + i + "]";
            if (balance == null || isMissing(balance.accountId()) || isMissing(balance.reportedBalance())) {
                throw new InvalidException(field, field + ": a balance has an accountId and a reportedBalance");
            }
            try {
                var currency = balance.currency() == null ? ledger.currency() : Money.currency(balance.currency());
                var account = new Difference.Account(names.written(balance.accountId()), currency);
                if (amounts.putIfAbsent(account, Money.of(balance.reportedBalance(), currency)) != null) {
                    throw new InvalidException(field, field + ": the account is named twice in this currency");
                }
            } catch (InvalidMoneyException invalid) {
                throw new InvalidException(field, field + ": " + invalid.getMessage());
            }
        }
        return amounts;
    }

    /** What the contract calls present may be absent on the wire. */
    private static boolean isMissing(@Nullable Object value) {
        return value == null;
    }
}

package io.shadowledger.fakeledger;

import io.shadowledger.api.Page;
import io.shadowledger.api.Problems;
import io.shadowledger.api.account.AccountSelection;
import io.shadowledger.api.account.AccountSummary;
import io.shadowledger.api.account.AccountsApi;
import io.shadowledger.api.account.ShadowBalance;
import io.shadowledger.api.account.Statement;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.api.account.TrialBalance;
import io.shadowledger.api.auth.AuthApi;
import io.shadowledger.api.auth.Credentials;
import io.shadowledger.api.auth.Role;
import io.shadowledger.api.auth.Token;
import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.BulkApproval;
import io.shadowledger.api.correction.BulkOutcome;
import io.shadowledger.api.correction.BulkProposal;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionPolicies;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.correction.Refusal;
import io.shadowledger.api.correction.Reversal;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.BreakSummary;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.ReportedBalance;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.system.SystemApi;
import io.shadowledger.api.system.SystemStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** The contract over the fake book. */
@Import({
    FakeControllers.Auth.class,
    FakeControllers.Drift.class,
    FakeControllers.Corrections.class,
    FakeControllers.Accounts.class,
    FakeDeadLetterControllers.DeadLetters.class,
    FakeDeadLetterControllers.Conflicts.class,
    FakeReportControllers.Contents.class,
    FakeReportControllers.Profiles.class,
    FakeReportControllers.Aliases.class,
    FakeDeskControllers.Work.class,
    FakeDeskControllers.Trail.class,
    FakeDeskControllers.Files.class,
    FakeDeskControllers.Explanations.class,
    FakeDeskControllers.Exports.class,
    FakeReportControllers.Matches.class,
    FakeReportControllers.Expected.class,
    FakeReportControllers.Sources.class,
    FakeControllers.Status.class
})
final class FakeControllers {

    private FakeControllers() {}

    static void needDriftRole() {
        var roles = FakeLedgerServer.caller().roles();
        if (!roles.contains(Role.AUDITOR) && !roles.contains(Role.ADMIN)) {
            throw FakeProblem.of(HttpStatus.FORBIDDEN, "about:blank", "role auditor or admin is needed");
        }
    }

    static void needAdmin() {
        if (!FakeLedgerServer.caller().roles().contains(Role.ADMIN)) {
            throw FakeProblem.of(HttpStatus.FORBIDDEN, "about:blank", "role admin is needed");
        }
    }

    @RestController
    record Auth(FakeLedger ledger) implements AuthApi {
        @Override
        public Token token(Credentials credentials) {
            return ledger.users().issue(credentials);
        }
    }

    @RestController
    record Drift(FakeLedger ledger) implements DriftApi {

        @Override
        public List<DriftLine> check(List<ReportedBalance> balances) {
            return List.of();
        }

        @Override
        public CbsReport submit(
                String contentType,
                @Nullable Instant asOf,
                Basis basis,
                @Nullable Boolean complete,
                String name,
                @Nullable String format,
                @Nullable String zone,
                @Nullable String profile,
                Resource content) {
            needDriftRole();
            var lines = text(content).lines().toList();
            for (int i = 1; i < lines.size(); i++) {
                var cells = lines.get(i).split(",", -1);
                if (cells.length < 2) {
                    throw FakeProblem.inFile(
                            Problems.INVALID,
                            "a balance is missing; write it after a comma.",
                            i + 1,
                            cells[0].length() + 1);
                }
            }
            var report = new CbsReport(
                    "r%06d".formatted(ledger.book.reports.size() + 1),
                    name,
                    "9f86d081",
                    "csv",
                    null,
                    basis,
                    Objects.requireNonNull(asOf),
                    Instant.now(),
                    FakeLedgerServer.caller().username(),
                    ReportStatus.PENDING,
                    "Waits until everything accepted before it is posted.",
                    lines.size() - 1L,
                    0,
                    0,
                    Map.of(),
                    List.of(),
                    null);
            ledger.book.reports.addFirst(report);
            return report;
        }

        @Override
        public Page<CbsReport> reports(@Nullable String after, int limit) {
            needDriftRole();
            return FakeLedger.page(ledger.book.reports, after, limit);
        }

        @Override
        public CbsReport report(String reportId) {
            needDriftRole();
            return ledger.book.reports.stream()
                    .filter(each -> each.reportId().equals(reportId))
                    .findFirst()
                    .orElseThrow(() -> FakeProblem.notFound("report " + reportId));
        }

        @Override
        public Page<DriftLine> lines(String reportId, @Nullable String after, int limit) {
            var lines = "r000001".equals(reportId)
                    ? ledger.breaks().stream()
                            .sorted(Comparator.comparing(Break::accountId))
                            .map(each -> new DriftLine(
                                    each.accountId(),
                                    each.currency(),
                                    each.reportedBalance(),
                                    each.shadowBalance(),
                                    each.drift(),
                                    each.verdict(),
                                    each.explanation(),
                                    each.breakId()))
                            .toList()
                    : List.<DriftLine>of();
            return FakeLedger.page(lines, after, limit);
        }

        @Override
        public CbsReport recheck(String reportId) {
            return report(reportId);
        }

        @Override
        public Page<Break> breaks(
                @Nullable BreakStatus status,
                @Nullable Verdict verdict,
                @Nullable Severity severity,
                @Nullable String owner,
                @Nullable String currency,
                @Nullable String minAmount,
                @Nullable Integer minAge,
                @Nullable Integer maxAge,
                boolean suppressed,
                @Nullable String accountPrefix,
                @Nullable String text,
                @Nullable String reportId,
                BreakSort sort,
                @Nullable String after,
                int limit) {
            needDriftRole();
            var byAmount = Comparator.comparing(Break::currency)
                    .thenComparing(each -> new BigDecimal(each.drift()).abs().negate());
            var byAge = Comparator.comparing(Break::ageDays).reversed();
            var filter = new BreakFilter(
                    status,
                    verdict,
                    severity,
                    owner,
                    currency,
                    minAmount,
                    minAge,
                    maxAge,
                    suppressed,
                    accountPrefix,
                    text,
                    reportId);
            var rows = FakeSummaries.chosen(ledger.breaks(), filter)
                    .sorted(sort == BreakSort.AGE ? byAge : byAmount)
                    .toList();
            return FakeLedger.page(rows, after, limit);
        }

        @Override
        public BreakSummary summary(
                @Nullable BreakStatus status,
                @Nullable Verdict verdict,
                @Nullable Severity severity,
                @Nullable String owner,
                @Nullable String currency,
                @Nullable String minAmount,
                @Nullable Integer minAge,
                @Nullable Integer maxAge,
                boolean suppressed,
                @Nullable String accountPrefix,
                @Nullable String text,
                @Nullable String reportId) {
            needDriftRole();
            var filter = new BreakFilter(
                    status,
                    verdict,
                    severity,
                    owner,
                    currency,
                    minAmount,
                    minAge,
                    maxAge,
                    suppressed,
                    accountPrefix,
                    text,
                    reportId);
            return FakeSummaries.of(
                    FakeSummaries.chosen(ledger.breaks(), filter).toList());
        }

        @Override
        public BreakDetail breakDetail(String breakId) {
            needDriftRole();
            return ledger.detail(breakId);
        }

        private static String text(Resource content) {
            try {
                return content.getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @RestController
    record Corrections(FakeLedger ledger) implements CorrectionsApi {

        @Override
        public Correction propose(String breakId, Proposal proposal) {
            needDriftRole();
            return ledger.propose(FakeLedgerServer.caller(), breakId, proposal.reason());
        }

        @Override
        public Correction correct(String accountId, @Nullable Proposal proposal) {
            throw FakeProblem.notFound("open break of " + accountId);
        }

        @Override
        public Correction approve(String correctionId, Approval approval) {
            return ledger.approve(FakeLedgerServer.caller(), correctionId, approval.digest(), approval.note());
        }

        @Override
        public Correction reject(String correctionId, Refusal refusal) {
            return ledger.reject(FakeLedgerServer.caller(), correctionId, refusal.note());
        }

        @Override
        public Correction reverse(String correctionId, Reversal reversal) {
            needDriftRole();
            return ledger.reverse(FakeLedgerServer.caller(), correctionId, reversal.reason());
        }

        @Override
        public BulkOutcome bulkPropose(BulkProposal proposal) {
            needDriftRole();
            return FakeBulk.propose(ledger, FakeLedgerServer.caller(), proposal);
        }

        @Override
        public BulkOutcome bulkApprove(BulkApproval approval) {
            needAdmin();
            return FakeBulk.approve(ledger, FakeLedgerServer.caller(), approval);
        }

        @Override
        public CorrectionPolicies policies() {
            needDriftRole();
            return new CorrectionPolicies(
                    "PT168H",
                    List.of(
                            new CorrectionPolicies.RoleLimit(Role.AUDITOR, "CZK", "100000.00", null),
                            new CorrectionPolicies.RoleLimit(Role.ADMIN, "CZK", "500000.00", "250000.00")),
                    new CorrectionPolicies.Automatic(
                            "pol-1",
                            "3f1c".repeat(16),
                            Instant.parse("2026-11-01T08:00:00Z"),
                            "Europe/Prague",
                            LocalDate.of(2026, 11, 30),
                            List.of(new CorrectionPolicies.AutomaticRule(
                                    "CZK", "1.00", "50.00", "12.40", List.of(Verdict.ROUNDING)))),
                    null);
        }

        @Override
        public Correction correction(String correctionId) {
            return ledger.correction(correctionId);
        }

        @Override
        public Page<Correction> corrections(@Nullable CorrectionStatus status, @Nullable String after, int limit) {
            needDriftRole();
            return FakeLedger.page(
                    ledger.corrections().stream()
                            .filter(each -> status == null || each.status() == status)
                            .toList(),
                    after,
                    limit);
        }
    }

    @RestController
    record Accounts(FakeLedger ledger) implements AccountsApi {

        @Override
        public ShadowBalance shadowBalance(
                String accountId,
                @Nullable String currency,
                @Nullable Instant asOfValue,
                @Nullable Instant asOfRecord) {
            var lines = ledger.book.statement(accountId, String.valueOf(currency)).stream()
                    .filter(line -> asOfValue == null || !line.valueTime().isAfter(asOfValue))
                    .toList();
            if (ledger.book.statement(accountId, String.valueOf(currency)).isEmpty()) {
                throw FakeProblem.notFound("account " + accountId);
            }
            return balance(accountId, String.valueOf(currency), lines, asOfValue);
        }

        @Override
        public List<ShadowBalance> balancesOf(AccountSelection accounts) {
            return accounts.accountIds().stream()
                    .flatMap(accountId -> balances(accountId).stream())
                    .toList();
        }

        @Override
        public List<ShadowBalance> balances(String accountId) {
            var found = ledger.book.entries.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(accountId + " "))
                    .map(entry -> balance(
                            accountId, entry.getKey().substring(accountId.length() + 1), entry.getValue(), null))
                    .toList();
            if (found.isEmpty()) {
                throw FakeProblem.notFound("account " + accountId);
            }
            return found;
        }

        @Override
        public Page<AccountSummary> accounts(@Nullable String prefix, @Nullable String after, int limit) {
            var rows = ledger.book.entries.entrySet().stream()
                    .filter(entry -> prefix == null || entry.getKey().startsWith(prefix))
                    .map(entry -> {
                        var key = entry.getKey().split(" ", 2);
                        var balance = balance(key[0], key[1], entry.getValue(), null);
                        return new AccountSummary(
                                key[0],
                                key[1],
                                balance.balance(),
                                balance.overdrawn(),
                                balance.entries(),
                                balance.lastEventAt());
                    })
                    .toList();
            return FakeLedger.page(rows, after, limit);
        }

        @Override
        public Statement statement(
                String accountId,
                @Nullable String currency,
                @Nullable Instant from,
                @Nullable Instant to,
                @Nullable Instant asOfRecord,
                @Nullable String after,
                int limit) {
            var rows = ledger.book.statement(accountId, String.valueOf(currency)).reversed().stream()
                    .filter(line -> from == null || !line.valueTime().isBefore(from))
                    .filter(line -> to == null || !line.valueTime().isAfter(to))
                    .toList();
            var page = FakeLedger.page(rows, after, limit);
            return new Statement(page.items(), page.next(), null);
        }

        @Override
        public TrialBalance trialBalance(@Nullable Instant asOfValue, @Nullable Instant asOfRecord) {
            Map<String, BigDecimal> sums = new TreeMap<>();
            ledger.book.entries.forEach((key, lines) -> sums.merge(
                    key.split(" ", 2)[1], new BigDecimal(lines.getLast().balance()), BigDecimal::add));
            return new TrialBalance(
                    Instant.now(),
                    asOfValue,
                    asOfRecord,
                    sums.entrySet().stream()
                            .map(entry -> new TrialBalance.Line(
                                    entry.getKey(),
                                    entry.getValue().toPlainString(),
                                    entry.getValue().negate().toPlainString(),
                                    "0.00",
                                    "0.00"))
                            .toList());
        }

        private static ShadowBalance balance(
                String accountId, String currency, List<StatementLine> lines, @Nullable Instant asOfValue) {
            if (lines.isEmpty()) {
                return new ShadowBalance(accountId, currency, "0.00", false, 0, null, null, asOfValue, null);
            }
            var last = lines.getLast();
            return new ShadowBalance(
                    accountId,
                    currency,
                    last.balance(),
                    last.balance().startsWith("-"),
                    lines.size(),
                    last.eventId(),
                    last.valueTime(),
                    asOfValue,
                    null);
        }
    }

    @RestController
    record Status(FakeLedger ledger) implements SystemApi {
        @Override
        public SystemStatus status() {
            var partitions = IntStream.range(0, 6)
                    .mapToObj(i -> new SystemStatus.Partition(
                            "transactions.raw",
                            i,
                            320L + i,
                            0L,
                            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a0" + i,
                            Instant.now().minusSeconds(90)))
                    .toList();
            return new SystemStatus(
                    Instant.now(),
                    "CZK",
                    1_967,
                    64,
                    3,
                    1,
                    ledger.deadLetters.all().size(),
                    ledger.deadLetters.open(),
                    ledger.breaks().size(),
                    true,
                    partitions);
        }
    }
}

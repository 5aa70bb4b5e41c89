package io.shadowledger.fakeledger;

import io.shadowledger.api.Page;
import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.api.matching.MatchingApi;
import io.shadowledger.api.report.AccountAlias;
import io.shadowledger.api.report.AccountAliasesApi;
import io.shadowledger.api.report.AliasTarget;
import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.Expectation;
import io.shadowledger.api.report.ExpectedOccurrence;
import io.shadowledger.api.report.ExpectedReport;
import io.shadowledger.api.report.ExpectedReport.Weekday;
import io.shadowledger.api.report.ExpectedReportsApi;
import io.shadowledger.api.report.ReportContentsApi;
import io.shadowledger.api.report.ReportEntry;
import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.api.report.ReportProfilesApi;
import io.shadowledger.api.report.ReportSource;
import io.shadowledger.api.report.ReportSourcesApi;
import io.shadowledger.api.report.SourceRefusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Reports that say nothing against themselves, and how reports are read. */
final class FakeReportControllers {

    private FakeReportControllers() {}

    @RestController
    static final class Contents implements ReportContentsApi {

        @Override
        public Page<ReportFinding> findings(String reportId, @Nullable String after, int limit) {
            FakeControllers.needDriftRole();
            return new Page<>(List.of(), null);
        }

        @Override
        public Page<ReportEntry> entries(String reportId, @Nullable String after, int limit) {
            FakeControllers.needDriftRole();
            var day = Instant.parse("2026-11-29T23:00:00Z");
            return FakeLedger.page(
                    IntStream.rangeClosed(1, 40)
                            .mapToObj(i -> new ReportEntry(
                                    i,
                                    "CZ%02d%07d".formatted(10 + i % 8, 1_000_003L * i % 9_999_991),
                                    "CZK",
                                    i % 3 == 0 ? "-1250.0" + i % 10 : "98765.4" + i % 10,
                                    day,
                                    day,
                                    "B-2026-" + (1_000 + i),
                                    "VS " + (20_260_000 + i),
                                    i % 7 == 0 ? "Card payment, returned" : "Invoice 2026/" + i,
                                    i % 7 == 0,
                                    (long) i * 12))
                            .toList(),
                    after,
                    limit);
        }
    }

    @RestController
    static final class Matches implements MatchingApi {

        @Override
        public Page<EntryMatch> matches(
                String reportId,
                @Nullable MatchKind kind,
                @Nullable String accountId,
                @Nullable String after,
                int limit) {
            FakeControllers.needDriftRole();
            var account = accountId == null ? "CZ1010000031" : accountId;
            return FakeLedger.page(
                    Stream.of(
                                    match(
                                            1,
                                            account,
                                            MatchKind.ONE_TO_ONE,
                                            100,
                                            List.of("E117-C1004"),
                                            List.of(4),
                                            "0.00"),
                                    match(
                                            2,
                                            account,
                                            MatchKind.MANY_TO_ONE,
                                            84,
                                            List.of("E117-C1005", "E117-C1006", "E117-C1007"),
                                            List.of(5),
                                            "0.00"),
                                    match(
                                            3,
                                            account,
                                            MatchKind.AMBIGUOUS,
                                            0,
                                            List.of("E117-C1010", "E117-C1011"),
                                            List.of(9),
                                            "0.00"),
                                    match(
                                            4,
                                            account,
                                            MatchKind.ONLY_SHADOW,
                                            0,
                                            List.of("E117-C1012"),
                                            List.of(),
                                            "-1250.00"),
                                    match(5, account, MatchKind.ONLY_CBS, 0, List.of(), List.of(11), "98765.43"))
                            .filter(each -> kind == null || each.kind() == kind)
                            .toList(),
                    after,
                    limit);
        }

        private static EntryMatch match(
                int number,
                String account,
                MatchKind kind,
                int confidence,
                List<String> events,
                List<Integer> entries,
                String difference) {
            return new EntryMatch(
                    "m" + number,
                    account,
                    "CZK",
                    kind,
                    confidence == 0 ? "none" : "builtin.reference",
                    confidence,
                    events,
                    entries,
                    difference,
                    "Events " + events + " and entries " + entries + " of the report, by reference and amount.");
        }
    }

    @RestController
    static final class Expected implements ExpectedReportsApi {

        private final Map<String, ExpectedReport> saved = new ConcurrentSkipListMap<>();

        Expected() {
            put("core-eod", "core-eod-*.csv", 2, "maker");
            put("nostro-mt940", "nostro*.sta", 0, "maker");
        }

        @Override
        public List<ExpectedReport> expectedReports() {
            FakeControllers.needDriftRole();
            return List.copyOf(saved.values());
        }

        @Override
        public ExpectedReport expectedReport(String name) {
            var found = saved.get(name);
            if (found == null) {
                throw FakeProblem.notFound("expected report " + name);
            }
            return found;
        }

        @Override
        public ExpectedReport save(String name, Expectation expectation) {
            FakeControllers.needAdmin();
            if (!expectation.deadline().matches("([01]\\d|2[0-3]):[0-5]\\d")) {
                throw FakeProblem.inField("deadline", "deadline is a time such as 06:30");
            }
            put(name, expectation.namePattern(), 0, FakeLedgerServer.caller().username());
            return expectedReport(name);
        }

        @Override
        public void delete(String name) {
            FakeControllers.needAdmin();
            saved.remove(name);
        }

        @Override
        public Page<ExpectedOccurrence> occurrences(String name, @Nullable String after, int limit) {
            var today = LocalDate.of(2026, 11, 30);
            int missing = expectedReport(name).missing();
            return FakeLedger.page(
                    IntStream.range(0, 20)
                            .mapToObj(i -> occurrence(today.minusDays(i), i, missing))
                            .toList(),
                    after,
                    limit);
        }

        private static ExpectedOccurrence occurrence(LocalDate day, int back, int missing) {
            var due = day.plusDays(1).atTime(5, 30).toInstant(ZoneOffset.UTC);
            if (back == 0) {
                return new ExpectedOccurrence(day, due, ExpectedOccurrence.State.EXPECTED, null, null, null);
            }
            if (back <= missing) {
                return new ExpectedOccurrence(
                        day, due, ExpectedOccurrence.State.MISSING, null, null, due.plusSeconds(12));
            }
            boolean late = back % 6 == 0;
            return new ExpectedOccurrence(
                    day,
                    due,
                    late ? ExpectedOccurrence.State.LATE : ExpectedOccurrence.State.RECEIVED,
                    "r000002",
                    late ? due.plusSeconds(4_000) : due.minusSeconds(4_000),
                    late ? due.plusSeconds(12) : null);
        }

        private void put(String name, String pattern, int missing, String who) {
            saved.put(
                    name,
                    new ExpectedReport(
                            name,
                            1,
                            pattern,
                            List.of(Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI),
                            "Europe/Prague",
                            "06:30",
                            1,
                            List.of(LocalDate.of(2026, 12, 25)),
                            Instant.parse("2026-11-01T00:00:00Z"),
                            missing,
                            Instant.parse("2026-11-01T08:00:00Z"),
                            who));
        }
    }

    @RestController
    static final class Sources implements ReportSourcesApi {

        @Override
        public List<ReportSource> sources() {
            FakeControllers.needDriftRole();
            var read = Instant.now().minusSeconds(4);
            return List.of(
                    new ReportSource(
                            "core",
                            ReportSource.Kind.FOLDER,
                            "/data/reports/core",
                            ReportSource.State.READING,
                            null,
                            read,
                            212,
                            3),
                    new ReportSource(
                            "nostro",
                            ReportSource.Kind.S3,
                            "s3://bank-statements/nostro/",
                            ReportSource.State.FAILING,
                            "Access Denied (403) listing the prefix; tried again in 40 s",
                            read.minusSeconds(900),
                            57,
                            0));
        }

        @Override
        public Page<SourceRefusal> refusals(String name, @Nullable String after, int limit) {
            FakeControllers.needDriftRole();
            return FakeLedger.page(
                    "core".equals(name)
                            ? List.of(new SourceRefusal(
                                    3,
                                    "core-eod-20261127.csv",
                                    "/data/reports/core/failed/core-eod-20261127.csv",
                                    "line 418, column 3: '12.50,-' is no balance of CZK; write it as 12.50",
                                    Instant.parse("2026-11-28T04:11:09Z")))
                            : List.<SourceRefusal>of(),
                    after,
                    limit);
        }
    }

    @RestController
    static final class Profiles implements ReportProfilesApi {

        private final Map<String, ReportProfile> saved = new ConcurrentSkipListMap<>();

        @Override
        public List<ReportProfile> profiles() {
            FakeControllers.needDriftRole();
            return List.copyOf(saved.values());
        }

        @Override
        public ReportProfile profile(String name) {
            var found = saved.get(name);
            if (found == null) {
                throw FakeProblem.notFound("profile " + name);
            }
            return found;
        }

        @Override
        public ReportProfile save(String name, CsvRules rules) {
            FakeControllers.needAdmin();
            if (rules.delimiter() != null && rules.delimiter().length() > 2) {
                throw FakeProblem.inField(
                        "delimiter", "delimiter is one character that is no letter and no digit, or \\t");
            }
            var before = saved.get(name);
            var profile = new ReportProfile(
                    name,
                    before == null ? 1 : before.version() + 1,
                    rules,
                    Instant.now(),
                    FakeLedgerServer.caller().username());
            saved.put(name, profile);
            return profile;
        }

        @Override
        public void delete(String name) {
            FakeControllers.needAdmin();
            saved.remove(name);
        }
    }

    @RestController
    static final class Aliases implements AccountAliasesApi {

        private final Map<String, AccountAlias> saved = new ConcurrentSkipListMap<>();

        @Override
        public Page<AccountAlias> aliases(@Nullable String after, int limit) {
            FakeControllers.needDriftRole();
            return FakeLedger.page(List.copyOf(saved.values()), after, limit);
        }

        @Override
        public AccountAlias put(AliasTarget target) {
            FakeControllers.needAdmin();
            if (target.accountId().startsWith("@")) {
                throw FakeProblem.inField("accountId", "accounts that begin with '@' are the ledger's own");
            }
            var alias = new AccountAlias(
                    target.alias(),
                    target.accountId(),
                    Instant.now(),
                    FakeLedgerServer.caller().username());
            saved.put(alias.alias(), alias);
            return alias;
        }

        @Override
        public void remove(String alias) {
            FakeControllers.needAdmin();
            saved.remove(alias);
        }
    }
}

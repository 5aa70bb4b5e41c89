package io.shadowledger.fakeledger;

import io.shadowledger.api.Page;
import io.shadowledger.api.report.AccountAlias;
import io.shadowledger.api.report.AccountAliasesApi;
import io.shadowledger.api.report.AliasTarget;
import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportContentsApi;
import io.shadowledger.api.report.ReportEntry;
import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.api.report.ReportProfilesApi;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
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
            return new Page<>(List.of(), null);
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

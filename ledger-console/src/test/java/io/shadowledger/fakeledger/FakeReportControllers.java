package io.shadowledger.fakeledger;

import io.shadowledger.api.Page;
import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportContentsApi;
import io.shadowledger.api.report.ReportEntry;
import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.api.report.ReportProfilesApi;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Reports that say nothing against themselves, and no profile to read them by. */
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

        @Override
        public List<ReportProfile> profiles() {
            FakeControllers.needDriftRole();
            return List.of();
        }

        @Override
        public ReportProfile profile(String name) {
            throw FakeProblem.notFound("profile " + name);
        }

        @Override
        public ReportProfile save(String name, CsvRules rules) {
            throw FakeProblem.notFound("profile " + name);
        }

        @Override
        public void delete(String name) {
            throw FakeProblem.notFound("profile " + name);
        }
    }
}

package io.shadowledger.service.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.report.ReportSource;
import io.shadowledger.api.report.ReportSourcesApi;
import io.shadowledger.api.report.SourceRefusal;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.client.RestClientResponseException;

/** Sources as an operator configures them, in a service of their own. */
@ExtendWith(SharedService.class)
class ReportSourcesTest {

    @TempDir
    private Path folder;

    @Test
    void eachSourceIsReadAndOneThatCannotBeStopsNoOther(SharedService.Running shared) throws Exception {
        // Given
        var gone = folder.resolve("gone");
        Files.writeString(folder.resolve("eod-20260302.csv"), "accountId,balance\na,0.00\n");
        Files.writeString(folder.resolve("eod-20260303.csv"), "accountId,balance\na,nothing\n");
        try (var service = RunningService.start(
                PostgresProcess.shared().freshDatabase("sources"),
                shared.kafka().bootstrapServers(),
                "shadowledger.role=drift",
                "shadowledger.reports.sources[0].name=lost",
                "shadowledger.reports.sources[0].kind=FOLDER",
                "shadowledger.reports.sources[0].folder.path=" + gone,
                "shadowledger.reports.sources[1].name=core",
                "shadowledger.reports.sources[1].kind=folder",
                "shadowledger.reports.sources[1].folder.path=" + folder,
                "shadowledger.reports.sources[1].folder.stable-for=1ms",
                "shadowledger.reports.sources[1].every=50ms",
                "shadowledger.reports.sources[1].zone=Europe/Prague",
                "shadowledger.reports.sources[1].as-of-pattern=eod-{yyyyMMdd}.csv",
                "shadowledger.reports.sources[1].complete=false")) {
            var api = service.client("auditor", ReportSourcesApi.class);

            // When
            RunningService.await(
                    "both files decided on",
                    () -> api.sources().get(1).taken() + api.sources().get(1).refused() == 2);
            RunningService.await("failure shown", () -> api.sources().getFirst().state() == ReportSource.State.FAILING);

            // Then
            assertThat(api.sources())
                    .extracting(ReportSource::name, ReportSource::state, ReportSource::taken, ReportSource::refused)
                    .containsExactly(
                            tuple("lost", ReportSource.State.FAILING, 0L, 0L),
                            tuple("core", ReportSource.State.READING, 1L, 1L));
            assertThat(api.sources().getFirst().detail())
                    .startsWith("there is no folder " + gone + ": make it, or mount it. It is tried again in ");
            assertThat(new CbsFixtures(service).drift().reports(null, 10).items())
                    .extracting(CbsReport::name, CbsReport::receivedFrom)
                    .containsExactly(tuple("eod-20260302.csv", "source:core"));
            assertThat(api.refusals("core", null, 10).items())
                    .extracting(SourceRefusal::name)
                    .containsExactly("eod-20260303.csv");
            var unknown = catchThrowableOfType(RestClientResponseException.class, () -> api.refusals("none", null, 10));
            assertThat(unknown.getStatusCode().value()).isEqualTo(404);
            assertThat(service.anonymous()
                            .get()
                            .uri("/actuator/prometheus")
                            .retrieve()
                            .body(String.class))
                    .containsPattern("shadowledger_reports_source_failures\\{source=\"lost\"} [1-9]")
                    .contains("shadowledger_reports_source_failures{source=\"core\"} 0.0");

            // And when
            Files.createDirectory(gone);

            // Then
            RunningService.await(
                    "it is read again", () -> api.sources().getFirst().state() == ReportSource.State.READING);
            assertThat(List.of(folder.resolve("done"), gone.resolve("done"))).allMatch(Files::isDirectory);
        }
    }
}

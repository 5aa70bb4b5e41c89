package io.shadowledger.operator.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.shadowledger.crds.RunPhase;
import io.shadowledger.operator.condition.Conditions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunStatusesTest {

    private final RunStatuses statuses =
            new RunStatuses(new Conditions(Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                     |             | Running | Complete=False Running     | Failed=False Running
            Complete | good        | Good    | Complete=True Good         | Failed=False Good
            Complete |             | Good    | Complete=True Good         | Failed=False Good
            Failed   | bad         | Bad     | Complete=False Bad         | Failed=True Bad
            Failed   | refused     | Failed  | Complete=False Refused     | Failed=True Refused
            Failed   | failed      | Failed  | Complete=False JobFailed   | Failed=True JobFailed
            Failed   |             | Failed  | Complete=False JobFailed   | Failed=True JobFailed
            """)
    void onlyAGoodBookCompletesARequest(
            @Nullable String condition, @Nullable String outcome, RunPhase phase, String complete, String failed) {
        // Given
        var said = outcome == null ? null : new JobReport(outcome, 7L, null, "what came of it");

        // When
        var status = statuses.of(null, 1L, job(condition), said, null);

        // Then
        assertThat(status.phase()).isEqualTo(phase);
        assertThat(status.conditions())
                .extracting(c -> c.getType() + "=" + c.getStatus() + " " + c.getReason())
                .containsExactly(complete, failed);
    }

    @ParameterizedTest
    @CsvSource({"its pod cannot start: CreateContainerConfigError: secret \"x\" not found"})
    void aPodThatCannotStartIsNamed(String waiting) {
        // When
        var status = statuses.of(null, 1L, job(null), null, waiting);

        // Then
        assertThat(status.result()).isEqualTo(waiting);
        assertThat(status.conditions()).allMatch(c -> c.getReason().equals("PodWaits"));
    }

    private static Job job(@Nullable String condition) {
        var job = new JobBuilder()
                .withNewMetadata()
                .withName("audit-verify")
                .endMetadata()
                .withNewStatus()
                .withStartTime("2026-11-20T10:00:00Z")
                .endStatus();
        if (condition == null) {
            return job.build();
        }
        return job.editStatus()
                .withCompletionTime(condition.equals("Complete") ? "2026-11-20T10:01:23Z" : null)
                .addNewCondition()
                .withType(condition)
                .withStatus("True")
                .withReason("R")
                .withMessage("M")
                .withLastTransitionTime("2026-11-20T10:01:23Z")
                .endCondition()
                .endStatus()
                .build();
    }
}

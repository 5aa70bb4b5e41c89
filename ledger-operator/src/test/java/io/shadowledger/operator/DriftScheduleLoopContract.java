package io.shadowledger.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shadowledger.api.drift.Verdict;
import io.shadowledger.crds.CheckedReport;
import io.shadowledger.crds.DriftCheck;
import io.shadowledger.crds.DriftSchedule;
import io.shadowledger.crds.DriftScheduleStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Drift checks by schedule, on a clock that the test moves. */
abstract class DriftScheduleLoopContract extends RequestLoop {

    private static final DriftSchedule END_OF_DAY =
            new DriftSchedule("end-of-day", "0 6 * * *", "UTC", "eod-*.csv", "2h", 1, false);

    @Test
    void aCheckIsMadeAtItsTimeOnceAndWantsAReportOfItsDay() {
        // Given
        var due = scheduled(END_OF_DAY);

        // When
        clock().advanceTo(due);

        // Then
        await().atMost(PATIENCE).until(() -> checks().size() == 1);
        awaitReconciliations(6);
        assertThat(checks()).singleElement().satisfies(made -> {
            assertThat(made.getMetadata().getName())
                    .isEqualTo(
                            "demo-end-of-day-" + due.toString().substring(0, 10).replace("-", "") + "-0600");
            assertThat(made.getSpec().report())
                    .isEqualTo(new CheckedReport(
                            null, "eod-*.csv", due.minus(Duration.ofDays(1)).toString()));
            assertThat(made.getSpec().deadline())
                    .isEqualTo(due.plus(Duration.ofHours(2)).toString());
        });
        assertThat(schedule().nextRun()).isEqualTo(due.plus(Duration.ofDays(1)).toString());
        awaitCondition("DriftChecksScheduled", "True", "Scheduled");

        clock().advanceTo(due.plus(Duration.ofHours(2)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(schedule())
                        .returns("Failed", DriftScheduleStatus::lastOutcome)
                        .returns(due.toString(), DriftScheduleStatus::lastRun)
                        .returns(checks().getFirst().getMetadata().getName(), DriftScheduleStatus::lastCheck));
    }

    @Test
    void ofTheTimesThatPassedWithoutAnOperatorTheLatestIsMadeUpForAndTheOthersAreNamed() {
        // Given
        var due = scheduled(END_OF_DAY);

        // When
        clock().advanceTo(due.plus(Duration.ofDays(3)).plus(Duration.ofHours(1)));

        // Then
        var latest = due.plus(Duration.ofDays(3));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(schedule())
                        .returns(latest.toString(), DriftScheduleStatus::lastRun)
                        .returns(
                                "missed, and not made up for: from " + due + " to " + latest.minus(Duration.ofDays(1)),
                                DriftScheduleStatus::message));
        assertThat(checks()).hasSize(1);
    }

    @Test
    void ofEachOutcomeTheLatestAreKept() {
        // Given
        doors().has("eod-1.csv");
        doors().settle(Map.of(Verdict.TIES, 9L));
        var due = scheduled(new DriftSchedule("hourly", "0 * * * *", "UTC", "eod-*.csv", null, 1, false));
        for (int hour = 0; hour < 3; hour++) {
            // When
            var time = due.plus(Duration.ofHours(hour)).toString();
            clock().advanceTo(Instant.parse(time));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(schedule().lastRun()).isEqualTo(time));
            doors().settleSoon(Map.of(Verdict.TIES, 9L));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(schedule().lastOutcome()).isEqualTo("Ties"));
        }

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(checks())
                        .singleElement()
                        .satisfies(kept -> assertThat(kept.getMetadata().getName())
                                .isEqualTo(schedule().lastCheck())));
    }

    @Test
    void aScheduleThatIsSuspendedMakesNothingAndMakesUpForNothing() {
        // Given
        var due = scheduled(END_OF_DAY);
        edit(spec ->
                withSchedule(spec, new DriftSchedule("end-of-day", "0 6 * * *", "UTC", "eod-*.csv", "2h", 1, true)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(schedule())
                        .returns(null, DriftScheduleStatus::nextRun)
                        .returns("suspended", DriftScheduleStatus::message));
        clock().advanceTo(due.plus(Duration.ofHours(1)));
        awaitReconciliations(4);

        // When
        edit(spec -> withSchedule(spec, END_OF_DAY));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(schedule().nextRun())
                        .isEqualTo(due.plus(Duration.ofDays(1)).toString()));
        assertThat(checks()).isEmpty();
    }

    @Test
    void aScheduleThatCannotBeReadIsNamed() {
        // Given
        secrets();

        // When
        apply(with(
                combined(),
                spec -> withSchedule(
                        spec, new DriftSchedule("end-of-day", "0 25 * * *", "UTC", "eod-*.csv", null, 1, false))));

        // Then
        awaitCondition("DriftChecksScheduled", "False", "ScheduleInvalid");
        assertThat(condition("DriftChecksScheduled").getMessage())
                .startsWith("spec.drift.schedules[end-of-day]: schedule '0 25 * * *' cannot be read");
    }

    @Test
    void aCheckOfSomebodyElseUnderTheNameIsLeftAloneAndNamed() {
        // Given
        var due = scheduled(END_OF_DAY);
        var foreign = check(name(due), CheckedReport.latest("eod-*.csv"));
        request(foreign);

        // When
        clock().advanceTo(due);

        // Then
        awaitCondition("DriftChecksScheduled", "False", "NameConflict");

        client().resource(foreign).delete();
        awaitCondition("DriftChecksScheduled", "True", "Scheduled");
        assertThat(schedule().lastRun()).isEqualTo(due.toString());
    }

    @Test
    void aCheckThatWasMadeBeforeACrashIsNotMadeAgain() {
        // Given: made, and the operator ended before it wrote that down
        var due = scheduled(END_OF_DAY);
        var made = check(name(due), CheckedReport.latest("eod-*.csv"));
        made.getMetadata().setLabels(scheduleLabels("end-of-day"));
        made.getMetadata()
                .setAnnotations(Map.of(
                        "shadowledger.io/scheduled-for",
                        due.toString(),
                        "shadowledger.io/missed",
                        "missed, and not made up for: some time"));
        made.getMetadata().setOwnerReferences(List.of(owner()));
        request(made);

        // When
        clock().advanceTo(due);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(schedule())
                        .returns(due.toString(), DriftScheduleStatus::lastRun)
                        .returns(name(due), DriftScheduleStatus::lastCheck)
                        .returns(due.plus(Duration.ofDays(1)).toString(), DriftScheduleStatus::nextRun)
                        .returns("missed, and not made up for: some time", DriftScheduleStatus::message));
        awaitReconciliations(4);
        assertThat(checks()).hasSize(1);
    }

    private static String name(Instant due) {
        return "demo-end-of-day-" + due.toString().substring(0, 10).replace("-", "") + "-0600";
    }

    /** Applies a ledger with the schedule, and says when its first check is due. */
    private Instant scheduled(DriftSchedule schedule) {
        secrets();
        apply(with(combined(), spec -> withSchedule(spec, schedule)));
        await().atMost(PATIENCE)
                .until(() -> ledger().getStatus() != null
                        && !ledger().getStatus().driftSchedules().isEmpty());
        // The operator has seen what it wrote: one more look without it would begin to count anew, after the clock's
        // leap
        awaitReconciliations(2);
        return Instant.parse(String.valueOf(schedule().nextRun()));
    }

    private DriftScheduleStatus schedule() {
        return ledger().getStatus().driftSchedules().getFirst();
    }

    private List<DriftCheck> checks() {
        return client().resources(DriftCheck.class)
                .inNamespace(namespace())
                .withLabel("shadowledger.io/schedule")
                .list()
                .getItems();
    }
}

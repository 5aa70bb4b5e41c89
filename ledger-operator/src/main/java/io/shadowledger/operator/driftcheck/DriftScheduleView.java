package io.shadowledger.operator.driftcheck;

import io.shadowledger.crds.CheckPhase;
import io.shadowledger.crds.DriftCheck;
import io.shadowledger.crds.DriftSchedule;
import io.shadowledger.crds.DriftScheduleStatus;
import io.shadowledger.operator.schedule.Cron;
import io.shadowledger.operator.schedule.ScheduledRequests;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told about a schedule: its last check as it is now, or as it was when somebody removed it. */
final class DriftScheduleView {

    /** What was missed before the time of a check, on the check. */
    static final String MISSED = "shadowledger.io/missed";

    private final DriftSchedule schedule;
    private final Optional<DriftCheck> newest;
    private final @Nullable DriftScheduleStatus before;

    DriftScheduleView(DriftSchedule schedule, List<DriftCheck> made, @Nullable DriftScheduleStatus before) {
        this.schedule = schedule;
        this.before = before;
        // One that was told about and is not seen: the informer is behind, or somebody removed it.
        this.newest = made.stream()
                .findFirst()
                .filter(check -> before == null
                        || before.lastRun() == null
                        || !ScheduledRequests.time(check).isBefore(Instant.parse(before.lastRun())));
    }

    String text() {
        return schedule.schedule() + " " + schedule.timeZone();
    }

    /** The time that was to come when the ledger was looked at before, if the schedule is still the same. */
    Optional<Instant> expected() {
        return before == null || before.nextRun() == null || !text().equals(before.schedule())
                ? Optional.empty()
                : Optional.of(Instant.parse(before.nextRun()));
    }

    /** The time after the last check, which may have passed while that is under way. */
    @Nullable
    Instant next(Cron cron, Instant now) {
        var expected = expected();
        var last = last();
        return expected.isPresent() && last.isPresent() && !expected.get().isAfter(last.get())
                ? cron.next(last.get()).orElse(null)
                : expected.or(() -> cron.next(now)).orElse(null);
    }

    Optional<Instant> last() {
        return newest.map(ScheduledRequests::time);
    }

    /** What was missed before the last check; it stands on the check, so that a crash does not lose it. */
    @Nullable
    String message() {
        return newest.map(check -> check.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(MISSED))
                .orElse(null);
    }

    DriftScheduleStatus status(@Nullable Instant next, @Nullable String message) {
        return new DriftScheduleStatus(
                schedule.name(),
                text(),
                last().map(Instant::toString).orElse(before == null ? null : before.lastRun()),
                newest.map(check -> check.getMetadata().getName()).orElse(before == null ? null : before.lastCheck()),
                newest.map(DriftScheduleView::outcome).orElse(before == null ? null : before.lastOutcome()),
                Objects.toString(next, null),
                message);
    }

    private static String outcome(DriftCheck check) {
        var phase = check.getStatus() == null ? null : check.getStatus().phase();
        return Objects.requireNonNullElse(phase, CheckPhase.Pending).name();
    }
}

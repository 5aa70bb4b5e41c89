package io.shadowledger.operator.driftcheck;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.shadowledger.crds.CheckBasis;
import io.shadowledger.crds.CheckPhase;
import io.shadowledger.crds.CheckedReport;
import io.shadowledger.crds.DriftCheck;
import io.shadowledger.crds.DriftCheckSpec;
import io.shadowledger.crds.DriftSchedule;
import io.shadowledger.crds.DriftScheduleStatus;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.operator.schedule.Cron;
import io.shadowledger.operator.schedule.ScheduledRequests;
import io.shadowledger.operator.schedule.ScheduledRequests.Made;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the drift checks of {@code spec.drift.schedules}. What a schedule has to do next stands in the ledger's status:
 * a schedule that is new there, or was changed or suspended, begins with its next time and makes up for none before.
 */
public final class DriftSchedules {

    /** The schedule that made a check, on the check. */
    private static final String SCHEDULE = "shadowledger.io/schedule";

    private static final DateTimeFormatter IN_NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmm").withZone(ZoneOffset.UTC);

    private final ScheduledRequests<DriftCheck> requests =
            new ScheduledRequests<>(DriftCheck.class, "scheduled-drift-checks");

    private final Clock clock;

    public DriftSchedules(Clock clock) {
        this.clock = clock;
    }

    /** The informer that sees the checks that schedules made. */
    public EventSource<?, ShadowLedger> eventSource(EventSourceContext<ShadowLedger> context) {
        return requests.eventSource(context);
    }

    /** Makes what is due and removes what is old; empty if the ledger has no schedules. */
    public DriftSchedulesState keep(ShadowLedger ledger, Context<ShadowLedger> context) {
        var schedules = ledger.getSpec().driftOrDefault().schedules();
        if (schedules.isEmpty()) {
            return DriftSchedulesState.NONE;
        }
        var made = requests.of(context);
        return new DriftSchedulesState(schedules.stream()
                .map(schedule -> keep(schedule, ledger, made, context))
                .toList());
    }

    private DriftSchedulesState.Kept keep(
            DriftSchedule schedule, ShadowLedger ledger, List<DriftCheck> all, Context<ShadowLedger> context) {
        var made = all.stream().filter(check -> isOf(check, schedule.name())).toList();
        prune(made, schedule, context);
        var before = before(ledger, schedule.name());
        var told = new Telling(schedule, made, before);
        if (schedule.suspend()) {
            return DriftSchedulesState.Kept.good(told.status(null, "suspended"));
        }
        Cron cron;
        try {
            cron = Cron.parse(schedule.schedule(), schedule.timeZone());
        } catch (IllegalArgumentException wrong) {
            return DriftSchedulesState.Kept.bad("ScheduleInvalid", told.status(null, wrong.getMessage()));
        }
        var now = clock.instant();
        var waiting = made.stream().filter(check -> !isOver(check)).findFirst();
        if (waiting.isPresent()) {
            var next = told.expected().or(() -> cron.next(now)).orElse(null);
            return DriftSchedulesState.Kept.good(told.status(
                    next, next != null && next.isAfter(now) ? told.message() : "the check before is under way"));
        }
        var run = DriftRun.of(cron, told.expected().orElse(null), told.last().orElse(null), now);
        if (run.time() == null) {
            return DriftSchedulesState.Kept.good(told.status(run.next(), told.message()));
        }
        var name = name(ledger, schedule, run.time());
        if (requests.make(
                        check(schedule, cron, run.time(), ledger),
                        name,
                        run.time(),
                        Map.of(SCHEDULE, schedule.name()),
                        ledger,
                        context.getClient())
                == Made.NAME_TAKEN) {
            return DriftSchedulesState.Kept.bad(
                    "NameConflict",
                    told.status(
                            told.expected().orElse(null), "DriftCheck " + name + " is not this schedule's: remove it"));
        }
        return DriftSchedulesState.Kept.good(new DriftScheduleStatus(
                schedule.name(),
                told.text(),
                run.time().toString(),
                name,
                CheckPhase.Pending.name(),
                Objects.toString(run.next(), null),
                run.missed()));
    }

    private void prune(List<DriftCheck> made, DriftSchedule schedule, Context<ShadowLedger> context) {
        Arrays.stream(CheckPhase.values())
                .filter(CheckPhase::finished)
                .forEach(outcome -> requests.prune(
                        made.stream()
                                .filter(check -> check.getStatus() != null
                                        && check.getStatus().phase() == outcome)
                                .toList(),
                        schedule.historyLimit(),
                        context.getClient()));
    }

    /** With a deadline the check wants a report of its own day, so to speak; without one, the latest of any age. */
    private static DriftCheck check(DriftSchedule schedule, Cron cron, Instant time, ShadowLedger ledger) {
        var deadline = schedule.waits().map(time::plus);
        var since = deadline.flatMap(_ -> cron.previous(time));
        var check = new DriftCheck();
        check.setSpec(new DriftCheckSpec(
                ledger.getMetadata().getName(),
                new CheckedReport(null, schedule.report(), text(since)),
                null,
                CheckBasis.value,
                true,
                text(deadline)));
        return check;
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    /** Such as {@code core-end-of-day-20261121-0500}, in UTC. */
    private static String name(ShadowLedger ledger, DriftSchedule schedule, Instant time) {
        return ledger.getMetadata().getName() + "-" + schedule.name() + "-" + IN_NAME.format(time);
    }

    private static @Nullable DriftScheduleStatus before(ShadowLedger ledger, String schedule) {
        return ledger.getStatus() == null
                ? null
                : ledger.getStatus().driftSchedules().stream()
                        .filter(status -> status.name().equals(schedule))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isOf(DriftCheck check, String schedule) {
        var labels = check.getMetadata().getLabels();
        return labels != null && schedule.equals(labels.get(SCHEDULE));
    }

    private static boolean isOver(DriftCheck check) {
        return check.getStatus() != null && check.getStatus().finished();
    }

    /** What is told about a schedule: its last check as it is now, or as it was when somebody removed it. */
    private final class Telling {

        private final DriftSchedule schedule;
        private final Optional<DriftCheck> newest;
        private final @Nullable DriftScheduleStatus before;

        private Telling(DriftSchedule schedule, List<DriftCheck> made, @Nullable DriftScheduleStatus before) {
            this.schedule = schedule;
            this.newest = made.stream().findFirst();
            this.before = before;
        }

        private String text() {
            return schedule.schedule() + " " + schedule.timeZone();
        }

        /** The time that was to come when the ledger was looked at before, if the schedule is still the same. */
        private Optional<Instant> expected() {
            return before == null || before.nextRun() == null || !text().equals(before.schedule())
                    ? Optional.empty()
                    : Optional.of(Instant.parse(before.nextRun()));
        }

        private Optional<Instant> last() {
            return newest.map(requests::time);
        }

        /** What was said about the last check is true until there is another. */
        private @Nullable String message() {
            return before == null
                            || !Objects.equals(
                                    before.lastRun(),
                                    last().map(Instant::toString).orElse(null))
                    ? null
                    : DriftRun.isAboutMissed(before.message()) ? before.message() : null;
        }

        private DriftScheduleStatus status(@Nullable Instant next, @Nullable String message) {
            return new DriftScheduleStatus(
                    schedule.name(),
                    text(),
                    last().map(Instant::toString).orElse(before == null ? null : before.lastRun()),
                    newest.map(check -> check.getMetadata().getName())
                            .orElse(before == null ? null : before.lastCheck()),
                    newest.map(Telling::outcome).orElse(before == null ? null : before.lastOutcome()),
                    Objects.toString(next, null),
                    message);
        }

        private static String outcome(DriftCheck check) {
            var phase = check.getStatus() == null ? null : check.getStatus().phase();
            return Objects.requireNonNullElse(phase, CheckPhase.Pending).name();
        }
    }
}

package io.shadowledger.operator.driftcheck;

import io.shadowledger.crds.DriftScheduleStatus;
import io.shadowledger.operator.condition.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the schedules of a ledger's drift checks are.
 *
 * @param kept one by one; empty if there are none
 */
public record DriftSchedulesState(List<Kept> kept) {

    /** Of a ledger without schedules. */
    public static final DriftSchedulesState NONE = new DriftSchedulesState(List.of());

    public DriftSchedulesState {
        kept = List.copyOf(kept);
    }

    /**
     * One schedule.
     *
     * @param trouble what keeps it from being followed, one CamelCase word; null if nothing does
     */
    record Kept(@Nullable String trouble, DriftScheduleStatus status) {

        static Kept good(DriftScheduleStatus status) {
            return new Kept(null, status);
        }

        static Kept bad(String trouble, DriftScheduleStatus status) {
            return new Kept(trouble, status);
        }
    }

    /** For the ledger's status. */
    public List<DriftScheduleStatus> statuses() {
        return kept.stream().map(Kept::status).toList();
    }

    /** For the ledger's conditions; empty if there are no schedules. */
    public Optional<Finding> finding() {
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var troubled = kept.stream().filter(one -> one.trouble() != null).toList();
        if (!troubled.isEmpty()) {
            return Optional.of(Finding.bad(
                    Objects.requireNonNull(troubled.getFirst().trouble()),
                    troubled.stream()
                            .map(one -> "spec.drift.schedules[" + one.status().name() + "]: "
                                    + one.status().message())
                            .collect(Collectors.joining("; "))));
        }
        return Optional.of(Finding.good(
                "Scheduled",
                statuses().stream().map(DriftSchedulesState::sentence).collect(Collectors.joining("; "))));
    }

    /** When something is due next; empty if nothing is. */
    public Optional<Instant> next() {
        return statuses().stream()
                .map(DriftScheduleStatus::nextRun)
                .filter(Objects::nonNull)
                .map(Instant::parse)
                .min(Instant::compareTo);
    }

    private static String sentence(DriftScheduleStatus status) {
        var last =
                status.lastRun() == null ? "not run yet" : "last " + status.lastOutcome() + " for " + status.lastRun();
        var next = status.nextRun() == null ? "no next time" : "next at " + status.nextRun();
        return status.name() + ": " + last + ", " + next
                + (status.message() == null ? "" : " (" + status.message() + ")");
    }
}

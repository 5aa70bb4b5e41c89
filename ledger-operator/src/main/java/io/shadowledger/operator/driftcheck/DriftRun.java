package io.shadowledger.operator.driftcheck;

import io.shadowledger.operator.schedule.Cron;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule has to do now.
 *
 * @param time the time that a check is to be made for; null if none is due
 * @param missed what is to be said about times before it that nothing was made for; null if there are none
 * @param next the time after that; null if there is none
 */
record DriftRun(
        @Nullable Instant time,
        @Nullable String missed,
        @Nullable Instant next) {

    private static final String MISSED = "missed, and not made up for: from ";

    /**
     * Of the times that passed, at most the latest is made up for.
     *
     * @param expected the time that was to come when the schedule was looked at before; null for one that is new or was
     *     changed, which begins with its next time
     * @param last the time of the newest check that there is; null if there is none
     */
    static DriftRun of(Cron cron, @Nullable Instant expected, @Nullable Instant last, Instant now) {
        var next = cron.next(now).orElse(null);
        if (expected == null || expected.isAfter(now)) {
            return new DriftRun(null, null, next);
        }
        var after = last != null && !last.isBefore(expected) ? last : expected.minusNanos(1);
        var due = cron.latest(after, now).orElse(null);
        if (due == null) {
            return new DriftRun(null, null, next);
        }
        var first = cron.next(after).orElse(due);
        return new DriftRun(
                due,
                first.isBefore(due)
                        ? MISSED + first + " to " + cron.previous(due).orElse(first)
                        : null,
                next);
    }

    static boolean isAboutMissed(@Nullable String message) {
        return message != null && message.startsWith(MISSED);
    }
}

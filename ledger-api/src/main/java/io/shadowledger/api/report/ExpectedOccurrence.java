package io.shadowledger.api.report;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of an {@link ExpectedReport}.
 *
 * @param day that the report is expected for: the day of its as-of time in the expectation's zone
 * @param dueAt until when it has to be here, inclusive
 * @param state whether it is
 * @param reportId the first report that answered it; absent while none did
 * @param receivedAt when that came
 * @param missedAt when it was found to be missing; stays when it comes late
 */
public record ExpectedOccurrence(
        LocalDate day,
        Instant dueAt,
        State state,
        @Nullable String reportId,
        @Nullable Instant receivedAt,
        @Nullable Instant missedAt) {

    /** How an expectation stands for one day. */
    public enum State {
        /** Not there, and not due yet. */
        EXPECTED,
        /** There in time. */
        RECEIVED,
        /** There, after its deadline. */
        LATE,
        /** Not there, and its deadline is over. */
        MISSING
    }
}

package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a probe is due, and what its successes and failures come to. Pure: the caller does the asking. */
final class ProbeState {

    /** What the results so far say. */
    enum Verdict {
        /** Not enough in a row. */
        UNDECIDED,
        SUCCESS,
        FAILURE
    }

    private final Duration period;
    private final int successThreshold;
    private final int failureThreshold;
    private Instant due;
    private int successes;
    private int failures;

    ProbeState(Probe probe, Instant started) {
        this.period = Duration.ofSeconds(or(probe.getPeriodSeconds(), 10));
        this.successThreshold = or(probe.getSuccessThreshold(), 1);
        this.failureThreshold = or(probe.getFailureThreshold(), 3);
        this.due = started.plusSeconds(Objects.requireNonNullElse(probe.getInitialDelaySeconds(), 0));
    }

    boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    Instant due() {
        return due;
    }

    /** Counts a result; the next one is due a period later. */
    Verdict record(boolean success, Instant now) {
        due = now.plus(period);
        successes = success ? successes + 1 : 0;
        failures = success ? 0 : failures + 1;
        if (successes >= successThreshold) {
            return Verdict.SUCCESS;
        }
        return failures >= failureThreshold ? Verdict.FAILURE : Verdict.UNDECIDED;
    }

    private static int or(@Nullable Integer value, int absent) {
        return value == null || value == 0 ? absent : value;
    }
}

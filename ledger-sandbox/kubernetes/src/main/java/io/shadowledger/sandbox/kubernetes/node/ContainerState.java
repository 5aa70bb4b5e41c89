package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateTerminatedBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a container; a new one for every change.
 *
 * @param phase what it is doing
 * @param reason why it waits or ended, as in {@code CrashLoopBackOff}
 * @param restarts how often it was started again
 * @param last how it ended the last time, null if it never did
 * @param ports its local ports by name and number
 */
record ContainerState(
        String name,
        String image,
        Phase phase,
        String reason,
        String message,
        boolean started,
        boolean ready,
        int restarts,
        Instant since,
        int exitCode,
        @Nullable ContainerStateTerminated last,
        Map<String, Integer> ports) {

    enum Phase {
        WAITING,
        RUNNING,
        ENDED
    }

    static ContainerState creating(String name, String image, int restarts, Instant now) {
        return new ContainerState(
                name, image, Phase.WAITING, "ContainerCreating", "", false, false, restarts, now, 0, null, Map.of());
    }

    ContainerState waiting(String why, String text, Instant now) {
        return new ContainerState(
                name, image, Phase.WAITING, why, text, false, false, restarts, now, exitCode, last, Map.of());
    }

    ContainerState running(Map<String, Integer> local, Instant now) {
        return new ContainerState(name, image, Phase.RUNNING, "", "", false, false, restarts, now, 0, last, local);
    }

    ContainerState probed(boolean isStarted, boolean isReady) {
        return new ContainerState(
                name, image, phase, reason, message, isStarted, isReady, restarts, since, exitCode, last, ports);
    }

    ContainerState ended(int code, String why, Instant now) {
        var terminated = new ContainerStateTerminatedBuilder()
                .withExitCode(code)
                .withReason(why)
                .withStartedAt(text(since))
                .withFinishedAt(text(now))
                .build();
        return new ContainerState(
                name, image, Phase.ENDED, why, "", false, false, restarts, now, code, terminated, Map.of());
    }

    ContainerState restarting() {
        return new ContainerState(
                name, image, phase, reason, message, false, false, restarts + 1, since, exitCode, last, ports);
    }

    boolean succeeded() {
        return phase == Phase.ENDED && exitCode == 0;
    }

    ContainerStatus toStatus() {
        var state = new ContainerStateBuilder();
        switch (phase) {
            case WAITING ->
                state.withNewWaiting()
                        .withReason(reason)
                        .withMessage(message.isEmpty() ? null : message)
                        .endWaiting();
            case RUNNING -> state.withNewRunning().withStartedAt(text(since)).endRunning();
            case ENDED -> state.withTerminated(last);
        }
        return new ContainerStatusBuilder()
                .withName(name)
                .withImage(image)
                .withImageID("")
                .withReady(ready)
                .withStarted(started)
                .withRestartCount(restarts)
                .withState(state.build())
                .withLastState(
                        phase == Phase.ENDED || last == null
                                ? new ContainerStateBuilder().build()
                                : new ContainerStateBuilder()
                                        .withTerminated(last)
                                        .build())
                .build();
    }

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

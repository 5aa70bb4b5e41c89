package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.shadowledger.sandbox.kubernetes.node.ContainerState.Phase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status of a pod from the states of its containers. */
final class PodStatuses {

    private PodStatuses() {}

    /**
     * The status to write.
     *
     * @param before the one written last, whose transition times stay where nothing has changed
     */
    static PodStatus of(Pod pod, List<ContainerState> states, @Nullable PodStatus before, Instant now) {
        var running = states.stream().anyMatch(state -> state.phase() == Phase.RUNNING);
        var ready = states.stream().allMatch(ContainerState::ready);
        var time = ContainerState.text(now);
        return new PodStatusBuilder()
                .withPhase(phase(pod, states, running))
                .withHostIP("127.0.0.1")
                .withPodIP("127.0.0.1")
                .withPodIPs(new PodIP("127.0.0.1"))
                .withQosClass("BestEffort")
                .withStartTime(before == null || before.getStartTime() == null ? time : before.getStartTime())
                .withConditions(
                        condition("PodScheduled", true, before, time),
                        condition("Initialized", true, before, time),
                        condition("ContainersReady", ready, before, time),
                        condition("Ready", ready, before, time))
                .withContainerStatuses(
                        states.stream().map(ContainerState::toStatus).toList())
                .build();
    }

    private static String phase(Pod pod, List<ContainerState> states, boolean running) {
        var over = states.stream().allMatch(state -> state.phase() == Phase.ENDED);
        var policy = pod.getSpec().getRestartPolicy();
        if (over && !"Always".equals(policy) && policy != null) {
            if (states.stream().allMatch(ContainerState::succeeded)) {
                return "Succeeded";
            }
            if (policy.equals("Never")) {
                return "Failed";
            }
        }
        var wasRunning = states.stream().anyMatch(state -> state.last() != null);
        return running || wasRunning ? "Running" : "Pending";
    }

    private static PodCondition condition(String type, boolean holds, @Nullable PodStatus before, String now) {
        var status = holds ? "True" : "False";
        var since = before == null
                ? now
                : before.getConditions().stream()
                        .filter(condition -> condition.getType().equals(type)
                                && condition.getStatus().equals(status))
                        .map(PodCondition::getLastTransitionTime)
                        .findFirst()
                        .orElse(now);
        return new PodConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(holds ? null : "ContainersNotReady")
                .withLastTransitionTime(since)
                .build();
    }
}

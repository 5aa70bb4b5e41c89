package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The controller of Jobs: non-indexed ones, run to completion within their backoff limit, or ended early by a rule of
 * their pod failure policy that fails the Job on an exit code.
 */
final class Jobs {

    private final KubernetesClient client;
    private final Events events;
    private final String node;
    private final Clock clock;

    Jobs(KubernetesClient client, Events events, String node, Clock clock) {
        this.client = client;
        this.events = events;
        this.node = node;
        this.clock = clock;
    }

    /**
     * Starts what a Job still needs, and writes its status.
     *
     * @param all every pod of the API
     */
    void reconcile(Job job, List<Pod> all) {
        var before = Optional.ofNullable(job.getStatus()).orElseGet(JobStatus::new);
        if (job.getMetadata().getDeletionTimestamp() != null || isOver(before)) {
            return;
        }
        var own = all.stream().filter(pod -> Pods.isOwnedBy(pod, job)).toList();
        var succeeded = (int)
                own.stream().filter(pod -> Pods.phase(pod).equals("Succeeded")).count();
        var failed = (int)
                own.stream().filter(pod -> Pods.phase(pod).equals("Failed")).count();
        var active = own.stream()
                .filter(pod -> !Pods.isOver(pod) && !Pods.isTerminating(pod))
                .toList();
        var completions = Objects.requireNonNullElse(job.getSpec().getCompletions(), 1);
        var limit = Objects.requireNonNullElse(job.getSpec().getBackoffLimit(), 6);
        var forbidden = own.stream().anyMatch(pod -> failsTheJob(job, pod));
        var exhausted = forbidden || failed > limit;
        var started = 0;
        if (!exhausted && !Boolean.TRUE.equals(job.getSpec().getSuspend())) {
            var parallel = Objects.requireNonNullElse(job.getSpec().getParallelism(), 1);
            started = Math.max(0, Math.min(parallel, completions - succeeded) - active.size());
            start(job, started);
        }
        if (exhausted) {
            active.forEach(pod -> client.resource(pod).delete());
        }
        var reason = forbidden ? "PodFailurePolicy" : exhausted ? "BackoffLimitExceeded" : null;
        writeStatus(job, before, active.size() + started, active, succeeded, failed, completions, reason);
    }

    private static boolean failsTheJob(Job job, Pod pod) {
        var policy = job.getSpec().getPodFailurePolicy();
        if (policy == null || !Pods.phase(pod).equals("Failed")) {
            return false;
        }
        var codes = pod.getStatus().getContainerStatuses().stream()
                .map(status -> status.getState().getTerminated())
                .filter(Objects::nonNull)
                .map(ContainerStateTerminated::getExitCode)
                .toList();
        return policy.getRules().stream()
                .filter(rule -> "FailJob".equals(rule.getAction()) && rule.getOnExitCodes() != null)
                .map(PodFailurePolicyRule::getOnExitCodes)
                .anyMatch(rule -> codes.stream()
                        .anyMatch(code -> code != 0
                                && rule.getValues().contains(code)
                                        == rule.getOperator().equals("In")));
    }

    private void start(Job job, int count) {
        var template = job.getSpec().getTemplate();
        for (var i = 0; i < count; i++) {
            var pod = client.pods()
                    .resource(Pods.of(template, job, job.getMetadata().getName() + "-", Pods.hash(template), node))
                    .create();
            events.normal(
                    job, "SuccessfulCreate", "Created pod: " + pod.getMetadata().getName());
        }
    }

    private void writeStatus(
            Job job,
            JobStatus before,
            int active,
            List<Pod> activePods,
            int succeeded,
            int failed,
            int completions,
            @Nullable String failure) {
        var now = ContainerState.text(clock.instant());
        var complete = succeeded >= completions;
        var conditions = new ArrayList<JobCondition>();
        if (complete) {
            var message = "Reached expected number of succeeded pods";
            conditions.add(condition("SuccessCriteriaMet", "CompletionsReached", message, now));
            conditions.add(condition("Complete", "CompletionsReached", message, now));
            events.normal(job, "Completed", "Job completed");
        } else if (failure != null) {
            var message = failure.equals("PodFailurePolicy")
                    ? "A container failed with an exit code for which the pod failure policy fails the Job"
                    : "Job has reached the specified backoff limit";
            conditions.add(condition("FailureTarget", failure, message, now));
            conditions.add(condition("Failed", failure, message, now));
            events.warning(job, failure, message);
        }
        var status = new JobStatusBuilder()
                .withStartTime(Objects.requireNonNullElse(before.getStartTime(), now))
                .withCompletionTime(complete ? now : null)
                .withActive(complete || failure != null ? 0 : active)
                .withReady((int) activePods.stream().filter(Pods::isReady).count())
                .withSucceeded(succeeded)
                .withFailed(failed)
                .withConditions(conditions)
                .build();
        if (!status.equals(before)) {
            client.batch()
                    .v1()
                    .jobs()
                    .inNamespace(job.getMetadata().getNamespace())
                    .withName(job.getMetadata().getName())
                    .editStatus(current -> {
                        current.setStatus(status);
                        return current;
                    });
        }
    }

    private static boolean isOver(JobStatus status) {
        return status.getConditions().stream()
                .anyMatch(condition -> (condition.getType().equals("Complete")
                                || condition.getType().equals("Failed"))
                        && condition.getStatus().equals("True"));
    }

    private static JobCondition condition(String type, String reason, String message, String now) {
        return new JobConditionBuilder()
                .withType(type)
                .withStatus("True")
                .withReason(reason)
                .withMessage(message)
                .withLastProbeTime(now)
                .withLastTransitionTime(now)
                .build();
    }
}

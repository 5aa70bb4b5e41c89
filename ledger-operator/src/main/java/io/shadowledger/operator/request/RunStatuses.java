package io.shadowledger.operator.request;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.shadowledger.crds.RunPhase;
import io.shadowledger.crds.RunStatus;
import io.shadowledger.operator.condition.Conditions;
import io.shadowledger.operator.condition.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the status of a request from its Job and what that said. {@code Complete} is true only if the book is as it
 * should be, so that {@code kubectl wait} on it is a proof; everything else that is final is {@code Failed}.
 */
final class RunStatuses {

    private static final String COMPLETE = "Complete";
    private static final String FAILED = "Failed";

    /** The status is for people; what is longer is in the Job's log. */
    private static final int MAX_RESULT = 1_000;

    private final Conditions conditions;

    RunStatuses(Conditions conditions) {
        this.conditions = conditions;
    }

    /** Something has to be there first. */
    RunStatus pending(@Nullable RunStatus before, @Nullable Long generation, String reason, String message) {
        return new RunStatus(
                RunPhase.Pending,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                merged(before, generation, Finding.bad(reason, message), Finding.bad(reason, message)));
    }

    /**
     * How far the Job is.
     *
     * @param said the last thing the job said; null if it has not said anything, or its log is gone
     * @param waiting why its pod cannot start; null if it can
     */
    RunStatus of(
            @Nullable RunStatus before,
            @Nullable Long generation,
            Job job,
            @Nullable JobReport said,
            @Nullable String waiting) {
        var status = Optional.ofNullable(job.getStatus()).orElseGet(JobStatus::new);
        var complete = condition(status, COMPLETE);
        var failed = condition(status, FAILED);
        if (complete.isPresent()) {
            var result = said == null || said.outcome() == null ? "good; its log is gone" : said.detail();
            return over(
                    before,
                    generation,
                    job,
                    status.getCompletionTime(),
                    said,
                    RunPhase.Good,
                    Finding.good("Good", result));
        }
        if (failed.isPresent()) {
            return failed(before, generation, job, failed.get(), said);
        }
        var finding = waiting != null
                ? Finding.bad("PodWaits", waiting)
                : Finding.bad("Running", said == null ? "its pod starts" : said.detail());
        return new RunStatus(
                RunPhase.Running,
                job.getMetadata().getName(),
                status.getStartTime(),
                null,
                null,
                said == null ? null : said.progress(),
                said == null ? null : said.records(),
                waiting,
                merged(before, generation, finding, Finding.bad(finding.reason(), finding.message())));
    }

    private RunStatus failed(
            @Nullable RunStatus before,
            @Nullable Long generation,
            Job job,
            JobCondition condition,
            @Nullable JobReport said) {
        var outcome = said == null ? null : said.outcome();
        var ended = condition.getLastTransitionTime();
        if (said != null && "bad".equals(outcome)) {
            return over(before, generation, job, ended, said, RunPhase.Bad, Finding.bad("Bad", said.detail()));
        }
        var refused = "refused".equals(outcome);
        var message = said == null || outcome == null
                ? condition.getReason() + ": " + condition.getMessage() + "; look at its pods: kubectl logs job/"
                        + job.getMetadata().getName()
                : said.detail();
        return over(
                before,
                generation,
                job,
                ended,
                said,
                RunPhase.Failed,
                Finding.bad(refused ? "Refused" : "JobFailed", message));
    }

    private RunStatus over(
            @Nullable RunStatus before,
            @Nullable Long generation,
            Job job,
            @Nullable String ended,
            @Nullable JobReport said,
            RunPhase phase,
            Finding outcome) {
        var good = phase == RunPhase.Good;
        var message = shortened(outcome.message());
        var failure = good ? Finding.bad(outcome.reason(), "It did not fail") : Finding.good(outcome.reason(), message);
        var started = job.getStatus().getStartTime();
        return new RunStatus(
                phase,
                job.getMetadata().getName(),
                started,
                ended,
                duration(started, ended),
                good || phase == RunPhase.Bad ? "100%" : null,
                said == null ? null : said.records(),
                message,
                merged(before, generation, new Finding(outcome.verdict(), outcome.reason(), message), failure));
    }

    private List<Condition> merged(
            @Nullable RunStatus before, @Nullable Long generation, Finding complete, Finding failed) {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put(COMPLETE, complete);
        findings.put(FAILED, failed);
        return conditions.merge(before == null ? List.of() : before.conditions(), findings, generation);
    }

    private static Optional<JobCondition> condition(JobStatus status, String type) {
        return status.getConditions().stream()
                .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                .findFirst();
    }

    /** Such as 1m23s, in whole seconds, as Kubernetes' times are. */
    private static @Nullable String duration(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            return null;
        }
        var duration = Duration.between(Instant.parse(from), Instant.parse(to));
        return Objects.requireNonNull(duration).toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_RESULT ? text : text.substring(0, MAX_RESULT - 1) + "…";
    }
}

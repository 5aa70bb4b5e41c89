package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.shadowledger.crds.LedgerRebuild;
import io.shadowledger.crds.LedgerVerification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The Job that does what a request asks for: the ledger's image with its settings and database, and no door. Its pods
 * end with 0 (good), 1 (the book is not as it should be), 2 (failed) or 6 (refused). Only one that failed is tried again,
 * a few times; docs/verify.md.
 */
public final class RequestJobs {

    /** A process that was killed or failed goes on where it stopped. */
    private static final int TRIES_AGAIN = 3;

    /** What comes out the same another time: {@code JobRun} of the service. */
    private static final int NOT_GOOD = 1;

    private static final int REFUSED = 6;

    private RequestJobs() {}

    /** Verifies the book. */
    public static Job of(Blueprint blueprint, LedgerVerification request) {
        var env = database(blueprint);
        env.addAll(PodTemplates.env(
                "SHADOWLEDGER_VERIFICATION_NEW_ONLY",
                String.valueOf(request.getSpec().newOnly())));
        return job(blueprint, request, "verify", env);
    }

    /** Makes the book anew in the request's database. */
    public static Job of(Blueprint blueprint, LedgerRebuild request) {
        var target = request.getSpec().target();
        var env = database(blueprint);
        env.addAll(PodTemplates.env(
                "SHADOWLEDGER_REBUILD_POSTGRES_HOST", target.host(),
                "SHADOWLEDGER_REBUILD_POSTGRES_PORT", String.valueOf(target.port()),
                "SHADOWLEDGER_REBUILD_POSTGRES_DATABASE", target.name(),
                "SHADOWLEDGER_REBUILD_PARALLELISM",
                        String.valueOf(request.getSpec().parallelism())));
        env.add(PodTemplates.fromSecret(
                "SHADOWLEDGER_REBUILD_POSTGRES_USERNAME", target.credentialsSecret(), "username"));
        env.add(PodTemplates.fromSecret(
                "SHADOWLEDGER_REBUILD_POSTGRES_PASSWORD", target.credentialsSecret(), "password"));
        return job(blueprint, request, "rebuild", env);
    }

    /** Name of the Job of a request; the kind is part of it, because requests of two kinds may have one name. */
    public static String name(String job, HasMetadata request) {
        return request.getMetadata().getName() + "-" + job;
    }

    private static Job job(Blueprint blueprint, HasMetadata request, String job, List<EnvVar> env) {
        env.addAll(PodTemplates.env("SHADOWLEDGER_JOB", job, "SHADOWLEDGER_JOB_OUTPUT", "events"));
        var container = new ContainerBuilder()
                .withName("ledger-service")
                .withImage(Objects.requireNonNullElse(
                        blueprint.spec().image(), blueprint.images().service()))
                .addNewEnvFrom()
                .withNewConfigMapRef(blueprint.configMapName(), null)
                .endEnvFrom()
                .withEnv(env)
                .withResources(PodTemplates.resources(null, "500m", "1Gi"));
        return new JobBuilder()
                .withNewMetadata()
                .withName(name(job, request))
                .withNamespace(blueprint.namespace())
                .withLabels(Labels.ofComponent(blueprint.name(), job))
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion(request.getApiVersion())
                        .withKind(request.getKind())
                        .withName(request.getMetadata().getName())
                        .withUid(request.getMetadata().getUid())
                        .withController(true)
                        .build())
                .endMetadata()
                .withNewSpec()
                .withCompletions(1)
                .withParallelism(1)
                .withBackoffLimit(TRIES_AGAIN)
                .withNewPodFailurePolicy()
                .addNewRule()
                .withAction("FailJob")
                .withNewOnExitCodes()
                .withOperator("In")
                .withValues(NOT_GOOD, REFUSED)
                .endOnExitCodes()
                .endRule()
                .endPodFailurePolicy()
                .withTemplate(PodTemplates.ofJob(blueprint, job, container))
                .endSpec()
                .build();
    }

    private static List<EnvVar> database(Blueprint blueprint) {
        var secret = blueprint.spec().database().credentialsSecret();
        return new ArrayList<>(List.of(
                PodTemplates.fromSecret("POSTGRES_USERNAME", secret, "username"),
                PodTemplates.fromSecret("POSTGRES_PASSWORD", secret, "password")));
    }

    /** What finds the pods of a request's Job; the label is the Job controller's. */
    public static Map<String, String> podSelector(Job job) {
        return Map.of("batch.kubernetes.io/job-name", job.getMetadata().getName());
    }
}

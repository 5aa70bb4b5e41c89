package io.shadowledger.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.shadowledger.crds.CheckPhase;
import io.shadowledger.crds.CheckedReport;
import io.shadowledger.crds.DriftCheck;
import io.shadowledger.crds.DriftCheckSpec;
import io.shadowledger.crds.DriftCheckStatus;
import io.shadowledger.crds.DriftSchedule;
import io.shadowledger.crds.DriftSpec;
import io.shadowledger.crds.LedgerRebuild;
import io.shadowledger.crds.LedgerRebuildSpec;
import io.shadowledger.crds.LedgerVerification;
import io.shadowledger.crds.LedgerVerificationSpec;
import io.shadowledger.crds.RebuildTarget;
import io.shadowledger.crds.RunPhase;
import io.shadowledger.crds.RunStatus;
import io.shadowledger.crds.ShadowLedgerSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Requests as a person or a schedule makes them, and the Jobs that do them, whose controller the test plays. */
abstract class RequestLoop extends ReconcileLoop {

    void request(HasMetadata request) {
        client().resource(request).create();
    }

    LedgerVerification verification(String name) {
        var verification = new LedgerVerification();
        verification.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace())
                .build());
        verification.setSpec(new LedgerVerificationSpec("demo", false));
        return verification;
    }

    LedgerRebuild rebuild(String name) {
        var rebuild = new LedgerRebuild();
        rebuild.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace())
                .build());
        rebuild.setSpec(new LedgerRebuildSpec(
                "demo", new RebuildTarget("rebuild.example.com", null, "rebuilt", "rebuilt-db"), null));
        return rebuild;
    }

    NonNamespaceOperation<LedgerVerification, KubernetesResourceList<LedgerVerification>, Resource<LedgerVerification>>
            verifications() {
        return client().resources(LedgerVerification.class).inNamespace(namespace());
    }

    DriftCheck check(String name, CheckedReport report) {
        var check = new DriftCheck();
        check.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace())
                .build());
        check.setSpec(new DriftCheckSpec(
                "demo", report, report.configMap() == null ? null : "2026-11-20T23:59:59Z", null, null, null));
        return check;
    }

    void report(String content) {
        client().resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("cbs")
                        .withNamespace(namespace())
                        .endMetadata()
                        .withData(Map.of("day.csv", content))
                        .build())
                .create();
    }

    List<Job> jobs() {
        return client().batch().v1().jobs().inNamespace(namespace()).list().getItems();
    }

    Job awaitJob(String name) {
        await().atMost(PATIENCE)
                .until(() -> jobs().stream()
                        .anyMatch(job -> job.getMetadata().getName().equals(name)));
        return client().batch()
                .v1()
                .jobs()
                .inNamespace(namespace())
                .withName(name)
                .get();
    }

    void awaitRun(String name, RunPhase phase) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(verifications().withName(name).get().getStatus())
                                .isNotNull()
                                .extracting(RunStatus::phase)
                                .isEqualTo(phase));
    }

    DriftCheckStatus awaitCheck(String name, CheckPhase phase) {
        var check =
                client().resources(DriftCheck.class).inNamespace(namespace()).withName(name);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check.get().getStatus())
                        .isNotNull()
                        .extracting(DriftCheckStatus::phase)
                        .isEqualTo(phase));
        return check.get().getStatus();
    }

    /** Plays the controller of Jobs. */
    void end(Job job, String condition, String reason) {
        var start = Instant.parse("2026-11-20T10:00:00Z");
        var end = start.plusSeconds(83).toString();
        client().resource(job)
                .editStatus(j -> new JobBuilder(j)
                        .withNewStatus()
                        .withStartTime(start.toString())
                        .withCompletionTime(condition.equals("Complete") ? end : null)
                        .addNewCondition()
                        .withType(condition.equals("Complete") ? "SuccessCriteriaMet" : "FailureTarget")
                        .withStatus("True")
                        .withReason(reason)
                        .withMessage("as it is")
                        .withLastTransitionTime(end)
                        .endCondition()
                        .addNewCondition()
                        .withType(condition)
                        .withStatus("True")
                        .withReason(reason)
                        .withMessage("as it is")
                        .withLastTransitionTime(end)
                        .endCondition()
                        .endStatus()
                        .build());
    }

    /** A pod as the controller of Jobs makes it. */
    void pod(Job job) {
        client().resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(job.getMetadata().getName() + "-x")
                        .withNamespace(namespace())
                        .addToLabels(
                                "batch.kubernetes.io/job-name",
                                job.getMetadata().getName())
                        .endMetadata()
                        .withSpec(anyJob().getTemplate().getSpec())
                        .build())
                .create();
    }

    static JobSpec anyJob() {
        return new JobSpecBuilder()
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("a")
                .withImage("a")
                .endContainer()
                .endSpec()
                .endTemplate()
                .build();
    }

    /** With this schedule of drift checks and no other. */
    static ShadowLedgerSpec withSchedule(ShadowLedgerSpec spec, DriftSchedule schedule) {
        return changed(spec, "drift", new DriftSpec(null, null, null, null, null, List.of(schedule)));
    }

    /** What tells the checks of a schedule from others. */
    static Map<String, String> scheduleLabels(String schedule) {
        return Map.of("app.kubernetes.io/managed-by", "shadow-ledger-operator", "shadowledger.io/schedule", schedule);
    }

    /** The ledger, as the owner of what the operator makes for it. */
    OwnerReference owner() {
        return new OwnerReferenceBuilder()
                .withApiVersion(ledger().getApiVersion())
                .withKind(ledger().getKind())
                .withName("demo")
                .withUid(ledger().getMetadata().getUid())
                .build();
    }
}

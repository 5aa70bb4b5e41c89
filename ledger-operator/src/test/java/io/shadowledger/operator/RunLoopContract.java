package io.shadowledger.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.shadowledger.crds.RunPhase;
import io.shadowledger.crds.VerifySpec;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Verifications and rebuilds: each done once by a Job, and verifications by a schedule. */
abstract class RunLoopContract extends RequestLoop {

    @Test
    void aVerificationIsDoneByOneJob() {
        // Given
        secrets();
        apply(combined());

        // When
        request(verification("audit"));

        // Then
        var job = awaitJob("audit-verify");
        assertThat(env(job))
                .containsEntry("SHADOWLEDGER_JOB", "verify")
                .containsEntry("SHADOWLEDGER_JOB_OUTPUT", "events")
                .containsEntry("SHADOWLEDGER_VERIFICATION_NEW_ONLY", "false")
                .containsEntry("POSTGRES_PASSWORD", "demo-db/password")
                .doesNotContainKey("SHADOWLEDGER_JWT_SECRET");
        awaitRun("audit", RunPhase.Running);
        end(job, "Complete", "CompletionsReached");
        awaitRun("audit", RunPhase.Good);
        var status = verifications().withName("audit").get().getStatus();
        assertThat(status.duration()).isEqualTo("1m23s");
        assertThat(status.job()).isEqualTo("audit-verify");
        assertThat(status.conditions())
                .extracting(c -> c.getType() + "=" + c.getStatus())
                .containsExactly("Complete=True", "Failed=False");
    }

    @Test
    void aRebuildIsGivenTheOriginalAndItsTarget() {
        // Given
        secrets();
        apply(combined());

        // When
        request(rebuild("proof"));

        // Then
        assertThat(env(awaitJob("proof-rebuild")))
                .containsEntry("SHADOWLEDGER_JOB", "rebuild")
                .containsEntry("SHADOWLEDGER_REBUILD_POSTGRES_HOST", "rebuild.example.com")
                .containsEntry("SHADOWLEDGER_REBUILD_POSTGRES_PORT", "5432")
                .containsEntry("SHADOWLEDGER_REBUILD_POSTGRES_DATABASE", "rebuilt")
                .containsEntry("SHADOWLEDGER_REBUILD_POSTGRES_USERNAME", "rebuilt-db/username")
                .containsEntry("SHADOWLEDGER_REBUILD_POSTGRES_PASSWORD", "rebuilt-db/password")
                .containsEntry("POSTGRES_USERNAME", "demo-db/username");
    }

    @Test
    void aJobThatFailsIsAFailedRequestThatSaysWhereToLook() {
        // Given
        secrets();
        apply(combined());
        request(verification("audit"));

        // When
        end(awaitJob("audit-verify"), "Failed", "BackoffLimitExceeded");

        // Then
        awaitRun("audit", RunPhase.Failed);
        var status = verifications().withName("audit").get().getStatus();
        assertThat(status.result()).contains("BackoffLimitExceeded", "kubectl logs job/audit-verify");
        assertThat(status.conditions())
                .extracting(c -> c.getType() + "=" + c.getStatus())
                .containsExactly("Complete=False", "Failed=True");
    }

    @Test
    void aRequestWaitsForItsLedger() {
        // Given
        request(verification("early"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(verifications().withName("early").get().getStatus())
                                .isNotNull()
                                .satisfies(status -> assertThat(status.conditions())
                                        .extracting(Condition::getReason)
                                        .containsOnly("LedgerMissing")));

        // When
        secrets();
        apply(combined());

        // Then
        awaitJob("early-verify");
    }

    @Test
    void aRequestThatIsOverIsLeftAlone() {
        // Given
        secrets();
        apply(combined());
        request(verification("audit"));
        var job = awaitJob("audit-verify");
        end(job, "Complete", "CompletionsReached");
        awaitRun("audit", RunPhase.Good);

        // When
        client().resource(job).delete();
        awaitReconciliations(6);

        // Then
        assertThat(jobs()).isEmpty();
        assertThat(verifications().withName("audit").get().getStatus().phase()).isEqualTo(RunPhase.Good);
    }

    @Test
    void aScheduleAsksOnceAndWaitsForTheAnswer() {
        // Given
        secrets();
        apply(with(combined(), spec -> withVerify(spec, new VerifySpec("* * * * *", "UTC", true, 1))));

        // When
        await().atMost(PATIENCE).until(() -> verifications().list().getItems().size() == 1);
        awaitReconciliations(6);

        // Then
        assertThat(verifications().list().getItems()).singleElement().satisfies(made -> {
            assertThat(made.getSpec().newOnly()).isTrue();
            assertThat(made.getSpec().ledger()).isEqualTo("demo");
        });
        awaitCondition("VerificationScheduled", "True", "Running");
    }

    @Test
    void aScheduleThatCannotBeReadIsNamed() {
        // Given
        secrets();

        // When
        apply(with(combined(), spec -> withVerify(spec, new VerifySpec("0 25 * * *", "UTC", true, 1))));

        // Then
        awaitCondition("VerificationScheduled", "False", "ScheduleInvalid");
    }

    /** By name: the value, or {@code secret/key}. */
    private static Map<String, String> env(Job job) {
        var env = new TreeMap<String, String>();
        for (var variable :
                job.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv()) {
            var from = variable.getValueFrom();
            env.put(
                    variable.getName(),
                    from == null
                            ? variable.getValue()
                            : from.getSecretKeyRef().getName() + "/"
                                    + from.getSecretKeyRef().getKey());
        }
        return env;
    }
}

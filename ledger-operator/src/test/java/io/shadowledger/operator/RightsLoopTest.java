package io.shadowledger.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.crds.CheckedReport;
import io.shadowledger.crds.ConfigMapKey;
import io.shadowledger.crds.DriftSchedule;
import io.shadowledger.crds.VerifySpec;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rights that the operator needs, by using them all. The role is for server-side apply. */
class RightsLoopTest extends RequestLoop {

    @Override
    KubernetesMode mode() {
        return KubernetesMode.SIMULATED;
    }

    @Override
    boolean ssa() {
        return true;
    }

    /** Names of Secrets and of the Lease are beyond what is compared; the rules restrict them further. */
    @Test
    void theOperatorUsesExactlyTheRightsThatItsRoleGrants() {
        // Given
        secrets();
        apply(combined());
        awaitCondition("Ready", "False", "RollingOut");

        // When: everything is edited by someone, then there is another topology
        for (Class<? extends HasMetadata> kind : CHILDREN) {
            spoil(kind);
        }
        edit(ReconcileLoop::split);
        askForEverything();

        // Then
        var granted = OperatorRole.granted("cluster-role.yaml");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kubernetes().calls()).containsExactlyInAnyOrderElementsOf(granted));
    }

    /** Requests that are done, one whose Job's name is taken, and schedules with more history than they keep. */
    private void askForEverything() {
        client().resource(new JobBuilder()
                        .withNewMetadata()
                        .withName("taken-verify")
                        .withNamespace(namespace())
                        .endMetadata()
                        .withSpec(anyJob())
                        .build())
                .create();
        request(verification("taken"));
        request(verification("one"));
        request(rebuild("one"));
        request(check("one", CheckedReport.of(new ConfigMapKey("cbs", "day.csv"))));
        pod(awaitJob("one-verify"));
        end(awaitJob("one-rebuild"), "Complete", "CompletionsReached");
        for (String name : List.of("scheduled-1", "scheduled-2")) {
            var scheduled = verification(name);
            scheduled.getMetadata().setLabels(Map.of("app.kubernetes.io/managed-by", "shadow-ledger-operator"));
            scheduled.getMetadata().setOwnerReferences(List.of(owner()));
            request(scheduled);
            end(awaitJob(name + "-verify"), "Complete", "CompletionsReached");
        }
        askBySchedule();
    }

    /** Each schedule finds the name of its request taken first. */
    private void askBySchedule() {
        for (String name : List.of("old-1", "old-2")) {
            var old = check(name, CheckedReport.latest("eod-*.csv"));
            old.getMetadata().setLabels(scheduleLabels("minutely"));
            old.getMetadata().setOwnerReferences(List.of(owner()));
            request(old);
        }
        doors().has("eod-1.csv");
        doors().settleSoon(Map.of(Verdict.TIES, 9L));
        edit(spec ->
                withSchedule(spec, new DriftSchedule("minutely", "* * * * *", "UTC", "eod-*.csv", null, 1, false)));
        edit(spec -> withVerify(spec, new VerifySpec("0 6 * * *", "UTC", true, 1)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(ledger().getStatus().driftSchedules()).isNotEmpty());
        var midnight = clock().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        var six = midnight.plus(Duration.ofHours(6));
        var takenCheck = check(
                "demo-minutely-" + six.toString().substring(0, 10).replace("-", "") + "-0600",
                CheckedReport.latest("eod-*.csv"));
        var takenVerification = verification("demo-" + six.getEpochSecond() / 60);
        request(takenCheck);
        request(takenVerification);
        clock().advanceTo(six);
        awaitCondition("VerificationScheduled", "False", "NameConflict");
        client().resource(takenVerification).delete();
        awaitCondition("VerificationScheduled", "True", "Running");
    }

    /** Takes the operator's label off, so that the informer loses sight of it: the hardest case of a repair. */
    private <T extends HasMetadata> void spoil(Class<T> kind) {
        for (T child : client().resources(kind).inNamespace(namespace()).list().getItems()) {
            if (child.getMetadata().getOwnerReferences().isEmpty()) {
                continue;
            }
            client().resource(child).edit(found -> {
                found.getMetadata().getLabels().remove("app.kubernetes.io/managed-by");
                return found;
            });
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    client().resource(child).get().getMetadata().getLabels())
                            .containsEntry("app.kubernetes.io/managed-by", "shadow-ledger-operator"));
        }
    }
}

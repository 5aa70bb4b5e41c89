package io.shadowledger.operator;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.shadowledger.sandbox.backing.Ports;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The objects of a ledger: made, kept, repaired, left alone. */
abstract class WorkloadLoopContract extends ReconcileLoop {

    @Test
    void aLedgerGetsItsObjectsAndIsReadyOnceItsDeploymentsAre() {
        // Given
        secrets();

        // When
        apply(combined());

        // Then
        awaitCondition("Ready", "False", "RollingOut");
        assertThat(names())
                .containsOnly(
                        entry("ServiceAccount", List.of("demo")),
                        entry("ConfigMap", List.of("demo-config")),
                        entry("Service", List.of("demo-all", "demo-console")),
                        entry("Deployment", List.of("demo-all", "demo-console")),
                        entry("HorizontalPodAutoscaler", List.of("demo-all")),
                        entry("PodDisruptionBudget", List.of("demo-all")));
        var message = condition("Ready").getMessage();
        assertThat(message).contains("demo-all has 0 of 1 replicas ready");

        rollOut();
        awaitCondition("Ready", "True", "Available");
        assertThat(condition("Reconciling").getStatus()).isEqualTo("False");
        assertThat(condition("TopicsReady").getReason()).isEqualTo("TopicsAsWanted");
        assertThat(condition("DatabaseReady").getReason()).isEqualTo("Connected");
        var status = ledger().getStatus();
        assertThat(status.replicas()).isEqualTo("2/2");
        assertThat(status.topics()).isEqualTo("3/3");
        assertThat(status.observedGeneration()).isEqualTo(ledger().getMetadata().getGeneration());
        assertThat(status.roles())
                .extracting(role -> role.name() + " " + role.ready() + "/" + role.desired() + " " + role.address())
                .containsExactly(
                        "all 1/1 http://demo-all." + namespace() + ".svc:8080",
                        "console 1/1 http://demo-console." + namespace() + ".svc:8080");
    }

    @Test
    void theSteadyStateWritesNothing() {
        // Given
        secrets();
        apply(combined());
        awaitCondition("Ready", "False", "RollingOut");
        rollOut();
        awaitCondition("Ready", "True", "Available");
        awaitReconciliations(2);
        var before = versions();
        kubernetes().forgetRecentCalls();

        // When
        awaitReconciliations(6);

        // Then
        assertThat(versions()).isEqualTo(before);
        assertThat(kubernetes().recentCalls()).isNotEmpty().allMatch(ApiCall::isReading);
    }

    @Test
    void whatSomeoneDeletesComesBack() {
        // Given
        secrets();
        apply(combined());
        awaitCondition("Ready", "False", "RollingOut");

        // When
        client().services().inNamespace(namespace()).withName("demo-all").delete();

        // Then
        await().atMost(PATIENCE)
                .until(() -> client().services()
                                .inNamespace(namespace())
                                .withName("demo-all")
                                .get()
                        != null);
    }

    @Test
    void whatSomeoneEditsIsSetBack() {
        // Given
        secrets();
        apply(combined());
        awaitCondition("Ready", "False", "RollingOut");
        var autoscaler = client().autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(namespace())
                .withName("demo-all");
        var deployment = client().apps().deployments().inNamespace(namespace()).withName("demo-all");

        // When
        autoscaler.edit(a -> new HorizontalPodAutoscalerBuilder(a)
                .editSpec()
                .withMaxReplicas(99)
                .endSpec()
                .build());
        deployment.edit(d -> new DeploymentBuilder(d)
                .editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .withImage("something/else:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build());

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(autoscaler.get().getSpec().getMaxReplicas()).isEqualTo(3);
            assertThat(image(deployment.get())).isEqualTo("service:test");
        });
    }

    @Test
    void theReplicasOfARoleBelongToItsAutoscaler() {
        // Given
        secrets();
        apply(combined());
        awaitCondition("Ready", "False", "RollingOut");
        var deployment = client().apps().deployments().inNamespace(namespace()).withName("demo-all");

        // When
        deployment.edit(d ->
                new DeploymentBuilder(d).editSpec().withReplicas(3).endSpec().build());
        edit(spec -> withCache(spec, "redis.example.com"));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(config().getData()).containsEntry("REDIS_HOST", "redis.example.com"));
        awaitReconciliations(2);
        assertThat(deployment.get().getSpec().getReplicas()).isEqualTo(3);
    }

    @Test
    void anObjectThatSomeoneElseMadeIsLeftAloneAndNamed() {
        // Given
        secrets();
        var foreign = client().resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("demo-config")
                        .withNamespace(namespace())
                        .endMetadata()
                        .withData(Map.of("KEY", "theirs"))
                        .build())
                .create();

        // When
        apply(combined());

        // Then
        awaitCondition("Ready", "False", "NameConflict");
        assertThat(condition("Ready").getMessage()).contains("ConfigMap demo-config");
        assertThat(config().getData()).isEqualTo(Map.of("KEY", "theirs"));
        assertThat(config().getMetadata().getResourceVersion())
                .isEqualTo(foreign.getMetadata().getResourceVersion());
    }

    @Test
    void aMissingSecretIsNamedWithItsRemedyAndWaitedFor() {
        // When
        apply(combined());

        // Then
        awaitCondition("Ready", "False", "SecretMissing");
        assertThat(condition("Ready").getMessage())
                .contains("Secret " + namespace()
                        + "/demo-db lacks the keys username and password; create it: kubectl -n " + namespace()
                        + " create secret generic demo-db --from-file=username=FILE")
                .contains("demo-jwt")
                .contains("demo-users");
        assertThat(names()).doesNotContainKey("Deployment");

        secrets();
        awaitCondition("Ready", "False", "RollingOut");
        assertThat(names()).containsEntry("Deployment", List.of("demo-all", "demo-console"));
    }

    @Test
    void aWrongPasswordIsToldApartFromADeadServer() {
        // Given
        secret("demo-db", Map.of("username", database().username(), "password", "hunter2"));
        secret("demo-jwt", Map.of("jwt-secret", "s"));
        secret("demo-operator", Map.of("username", "operator", "password", "of-nobody"));
        secret("demo-users", Map.of("users", "u"));

        // When
        apply(combined());

        // Then
        awaitCondition("DatabaseReady", "False", "AuthenticationFailed");
        awaitCondition("Ready", "False", "DatabaseAuthenticationFailed");
        assertThat(ledger().getStatus().toString()).doesNotContain("hunter2");
    }

    @Test
    void aPausedLedgerIsLeftAloneAndSaysSo() {
        // Given
        secrets();

        // When
        apply(with(combined(), spec -> paused(spec, true)));

        // Then
        awaitCondition("Reconciling", "False", "Paused");
        awaitReconciliations(2);
        assertThat(names()).isEmpty();

        edit(spec -> paused(spec, false));
        awaitCondition("Reconciling", "True", "RollingOut");
    }

    @Test
    void whatTheApiServerWillNeverTakeIsReportedInItsWords() {
        // Given: a Deployment of the ledger whose selector, which can never change, is not the operator's
        secrets();
        apply(with(combined(), spec -> paused(spec, true)));
        awaitCondition("Reconciling", "False", "Paused");
        client().resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName("demo-all")
                        .withNamespace(namespace())
                        .addToLabels("app.kubernetes.io/managed-by", "shadow-ledger-operator")
                        .addNewOwnerReference()
                        .withApiVersion("shadowledger.io/v1alpha1")
                        .withKind("ShadowLedger")
                        .withName("demo")
                        .withUid(ledger().getMetadata().getUid())
                        .withController(true)
                        .endOwnerReference()
                        .endMetadata()
                        .withNewSpec()
                        .withNewSelector()
                        .addToMatchLabels("some", "selector")
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("some", "selector")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("ledger-service")
                        .withImage("service:old")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();

        // When
        edit(spec -> paused(spec, false));

        // Then
        awaitCondition("Ready", "False", "ObjectRefused");
        assertThat(condition("Ready").getMessage())
                .startsWith("Deployment demo-all: ")
                .contains("spec.selector")
                .contains("immutable");
        assertThat(condition("Reconciling").getReason()).isEqualTo("Blocked");
        assertThat(names()).containsEntry("HorizontalPodAutoscaler", List.of("demo-all"));
    }

    @Test
    void anotherTopologyRemovesTheObjectsOfTheOldRolesAndNoOthers() {
        // Given
        secrets();
        apply(combined());
        awaitCondition("Ready", "False", "RollingOut");
        client().resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("demo-extra")
                        .withNamespace(namespace())
                        .addToLabels("app.kubernetes.io/instance", "demo")
                        .addToLabels("app.kubernetes.io/managed-by", "shadow-ledger-operator")
                        .endMetadata()
                        .withNewSpec()
                        .addNewPort()
                        .withPort(80)
                        .endPort()
                        .endSpec()
                        .build())
                .create();

        // When
        edit(spec -> split(spec));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(names())
                        .containsEntry(
                                "Deployment", List.of("demo-console", "demo-drift", "demo-events", "demo-ledger"))
                        .containsEntry("HorizontalPodAutoscaler", List.of("demo-drift", "demo-events", "demo-ledger"))
                        .containsEntry("PodDisruptionBudget", List.of("demo-drift", "demo-events", "demo-ledger"))
                        .containsEntry(
                                "Service",
                                List.of("demo-console", "demo-drift", "demo-events", "demo-extra", "demo-ledger")));
    }

    @Test
    void podsAreRolledWhenTheirSettingsOrSecretsChange() {
        // Given
        secrets();
        apply(combined());
        awaitCondition("Ready", "False", "RollingOut");
        var before = podAnnotations();

        // When
        edit(spec -> withCache(spec, "redis.example.com"));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(podAnnotations().get("shadowledger.io/config"))
                        .isNotEqualTo(before.get("shadowledger.io/config")));

        secret("demo-operator", Map.of("username", "operator", "password", "of-nobody"));
        secret("demo-users", Map.of("users", "others"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(podAnnotations().get("shadowledger.io/secrets"))
                        .isNotEqualTo(before.get("shadowledger.io/secrets")));
    }

    @Test
    void aDeadBrokerKeepsDeploymentsFromBeingMadeButNotFromBeingRepaired() {
        // Given
        secrets();
        apply(with(combined(), spec -> withKafka(spec, "127.0.0.1:" + Ports.free())));
        awaitCondition("TopicsReady", "False", "BrokerUnreachable");
        awaitCondition("Ready", "False", "BrokerUnreachable");
        assertThat(names()).doesNotContainKey("Deployment").containsKey("Service");
        edit(spec -> withKafka(spec, bootstrapServers()));
        awaitCondition("TopicsReady", "True", "TopicsAsWanted");
        edit(spec -> withKafka(spec, "127.0.0.1:" + Ports.free()));
        awaitCondition("TopicsReady", "False", "BrokerUnreachable");
        var deployment = client().apps().deployments().inNamespace(namespace()).withName("demo-all");

        // When
        deployment.edit(d -> new DeploymentBuilder(d)
                .editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .withImage("something/else:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build());

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(image(deployment.get())).isEqualTo("service:test"));
    }

    @Test
    void theTransitionTimeOfAConditionStaysWhileItsStatusStays() {
        // Given
        apply(combined());
        awaitCondition("Ready", "False", "SecretMissing");
        var since = condition("Ready").getLastTransitionTime();

        // When
        secrets();
        awaitCondition("Ready", "False", "RollingOut");

        // Then
        assertThat(condition("Ready").getLastTransitionTime()).isEqualTo(since);
    }

    private Map<String, String> versions() {
        var versions = new TreeMap<String, String>();
        Stream.concat(children(), Stream.of(ledger()))
                .forEach(object -> versions.put(
                        object.getKind() + "/" + object.getMetadata().getName(),
                        object.getMetadata().getResourceVersion()));
        return versions;
    }

    private ConfigMap config() {
        return client().configMaps()
                .inNamespace(namespace())
                .withName("demo-config")
                .get();
    }

    private Map<String, String> podAnnotations() {
        return client().apps()
                .deployments()
                .inNamespace(namespace())
                .withName("demo-all")
                .get()
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations();
    }

    private static String image(Deployment deployment) {
        return deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }
}

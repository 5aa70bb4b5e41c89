package io.shadowledger.operator;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.crds.CacheSpec;
import io.shadowledger.crds.CheckPhase;
import io.shadowledger.crds.CheckedReport;
import io.shadowledger.crds.ConfigMapKey;
import io.shadowledger.crds.ConsoleSpec;
import io.shadowledger.crds.CurrencyDrift;
import io.shadowledger.crds.DatabaseSpec;
import io.shadowledger.crds.DriftCheck;
import io.shadowledger.crds.DriftCheckSpec;
import io.shadowledger.crds.DriftCheckStatus;
import io.shadowledger.crds.KafkaSpec;
import io.shadowledger.crds.LedgerRebuild;
import io.shadowledger.crds.LedgerRebuildSpec;
import io.shadowledger.crds.LedgerVerification;
import io.shadowledger.crds.LedgerVerificationSpec;
import io.shadowledger.crds.RebuildTarget;
import io.shadowledger.crds.RunPhase;
import io.shadowledger.crds.RunStatus;
import io.shadowledger.crds.SecuritySpec;
import io.shadowledger.crds.ServiceSpec;
import io.shadowledger.crds.ServicesSpec;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.crds.ShadowLedgerSpec;
import io.shadowledger.crds.TopicSpec;
import io.shadowledger.crds.Topology;
import io.shadowledger.crds.VerifySpec;
import io.shadowledger.operator.driftcheck.DoorException;
import io.shadowledger.operator.driftcheck.DriftCheckReconciler;
import io.shadowledger.operator.secrets.SecretReader;
import io.shadowledger.operator.workload.Images;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.Ports;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the operator does, through the wiring of the application, against a Kubernetes API, a real PostgreSQL and a real
 * Kafka. Which API that is, the subclasses say; the test itself plays the controller of Deployments.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReconcileLoopContract {

    private static final List<Class<? extends HasMetadata>> CHILDREN = List.of(
            ServiceAccount.class,
            ConfigMap.class,
            Service.class,
            Deployment.class,
            HorizontalPodAutoscaler.class,
            PodDisruptionBudget.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NAMESPACES = new AtomicInteger();

    private final KafkaProcess kafka = KafkaProcess.shared();
    private final PostgresDatabase database = PostgresProcess.shared().freshDatabase("operator");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeLedgers ledgers = new FakeLedgers();
    private @Nullable TestKubernetes kubernetes;
    private @Nullable Operator operator;
    private String namespace = "";

    /** Which API is under test. */
    abstract KubernetesMode mode();

    /** Whether the operator shall use server-side apply. */
    abstract boolean ssa();

    /** As an administrator sees the API. */
    private KubernetesClient client() {
        return kubernetes().client();
    }

    private TestKubernetes kubernetes() {
        return Objects.requireNonNull(kubernetes);
    }

    @BeforeAll
    void startOperator() {
        kubernetes = TestKubernetes.open(mode());
        kubernetes.define();
        var wiring = new OperatorConfiguration();
        var settings = new OperatorSettings(
                ssa(),
                List.of(),
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                new OperatorSettings.Images("service:test", "console:test"),
                new OperatorSettings.LeaderElection(false, "unused", null, null),
                Map.of(),
                Map.of(),
                Duration.ofSeconds(2));
        // Ahead of the API's, so that a schedule of every minute is due at once.
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
        var reconciler = wiring.shadowLedgerReconciler(settings, kubernetes.recorded(), clock, probes);
        operator = wiring.operator(
                settings,
                kubernetes.recorded(),
                meters,
                List.of(
                        reconciler,
                        wiring.verificationReconciler(settings, Clock.systemUTC()),
                        wiring.rebuildReconciler(settings, Clock.systemUTC()),
                        new DriftCheckReconciler(
                                new SecretReader(kubernetes.recorded()),
                                ledgers::open,
                                Map.of(),
                                new Images("service:test", "console:test"),
                                Clock.systemUTC(),
                                settings.recheck())),
                new Leadership());
        operator.start();
    }

    @AfterAll
    void stopOperator() {
        if (operator != null) {
            operator.stop();
        }
        probes.close();
        if (kubernetes != null) {
            kubernetes.close();
        }
    }

    @BeforeEach
    void freshNamespace() {
        ledgers.forget();
        namespace = "test-" + NAMESPACES.incrementAndGet();
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void removeLedgers() {
        verifications().delete();
        client().resources(LedgerRebuild.class).inNamespace(namespace).delete();
        client().resources(DriftCheck.class).inNamespace(namespace).delete();
        client().batch().v1().jobs().inNamespace(namespace).delete();
        ledgers().delete();
        // An API without a garbage collector keeps the children; the operator does not look after them any more.
        CHILDREN.forEach(kind -> client().resources(kind).inNamespace(namespace).delete());
        await().atMost(PATIENCE).until(() -> ledgers().list().getItems().isEmpty());
    }

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
                        "all 1/1 http://demo-all." + namespace + ".svc:8080",
                        "console 1/1 http://demo-console." + namespace + ".svc:8080");
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
        client().services().inNamespace(namespace).withName("demo-all").delete();

        // Then
        await().atMost(PATIENCE)
                .until(() -> client().services()
                                .inNamespace(namespace)
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
                .inNamespace(namespace)
                .withName("demo-all");
        var deployment = client().apps().deployments().inNamespace(namespace).withName("demo-all");

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
        var deployment = client().apps().deployments().inNamespace(namespace).withName("demo-all");

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
                        .withNamespace(namespace)
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
                .contains(
                        "Secret " + namespace + "/demo-db lacks the keys username and password; create it: kubectl -n "
                                + namespace + " create secret generic demo-db --from-file=username=FILE")
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
        secret("demo-db", Map.of("username", database.username(), "password", "hunter2"));
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
                        .withNamespace(namespace)
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
                        .withNamespace(namespace)
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
        edit(spec -> withKafka(spec, kafka.bootstrapServers()));
        awaitCondition("TopicsReady", "True", "TopicsAsWanted");
        edit(spec -> withKafka(spec, "127.0.0.1:" + Ports.free()));
        awaitCondition("TopicsReady", "False", "BrokerUnreachable");
        var deployment = client().apps().deployments().inNamespace(namespace).withName("demo-all");

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

    /** Names of Secrets and of the Lease are beyond what is compared; the rules restrict them further. */
    @Test
    void theOperatorUsesExactlyTheRightsThatItsRoleGrants() {
        assumeTrue(ssa(), "Skipped: the role in infrastructure/operator is for server-side apply");
        // Given
        secrets();
        apply(combined());
        awaitCondition("Ready", "False", "RollingOut");

        // When: everything is edited by someone, then there is another topology
        for (Class<? extends HasMetadata> kind : CHILDREN) {
            spoil(kind);
        }
        edit(ReconcileLoopContract::split);
        askForEverything();

        // Then
        var granted = OperatorRole.granted("cluster-role.yaml");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kubernetes().calls()).containsExactlyInAnyOrderElementsOf(granted));
    }

    /** Requests that are done, one whose Job's name is taken, and a schedule that has more history than it keeps. */
    private void askForEverything() {
        client().resource(new JobBuilder()
                        .withNewMetadata()
                        .withName("taken-verify")
                        .withNamespace(namespace)
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
            scheduled
                    .getMetadata()
                    .setOwnerReferences(List.of(new OwnerReferenceBuilder()
                            .withApiVersion(ledger().getApiVersion())
                            .withKind(ledger().getKind())
                            .withName("demo")
                            .withUid(ledger().getMetadata().getUid())
                            .build()));
            request(scheduled);
            end(awaitJob(name + "-verify"), "Complete", "CompletionsReached");
        }
        edit(spec -> withVerify(spec, new VerifySpec("* * * * *", "UTC", true, 1)));
    }

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

    @Test
    void aReportOfAConfigMapIsSentOnceAndToldAbout() {
        // Given
        secrets();
        apply(combined());
        report("accountId,currency,balance\na,CZK,1.00\n");

        // When
        request(check("day", CheckedReport.of(new ConfigMapKey("cbs", "day.csv"))));

        // Then
        var status = awaitCheck("day", CheckPhase.Running);
        assertThat(status.reportId()).isEqualTo("r1");
        ledgers.settle(Map.of(Verdict.TIES, 8L, Verdict.ROUNDING, 1L, Verdict.MISSING_CREDIT, 2L));
        status = awaitCheck("day", CheckPhase.Drift);
        assertThat(status.differing()).isEqualTo(2);
        assertThat(status.verdicts()).containsEntry("MISSING_CREDIT", 2L).containsEntry("TIES", 8L);
        assertThat(status.drift()).containsExactly(new CurrencyDrift("CZK", "-2.00", "2.00", "0.50"));
        assertThat(status.residual()).isEqualTo("CZK 0.50");
        assertThat(status.reportName()).isEqualTo("cbs/day.csv");
        assertThat(status.asOf()).isEqualTo("2026-11-20T23:59:59Z");
        assertThat(status.link()).isEqualTo("http://demo-console." + namespace + ".svc:8080/reports/r1");
        assertThat(status.conditions())
                .extracting(c -> c.getType() + "=" + c.getStatus() + ": " + c.getMessage())
                .containsExactly(
                        "Complete=True: 2 accounts differ: 2 MISSING_CREDIT",
                        "Ties=False: 2 accounts differ: 2 MISSING_CREDIT",
                        "Failed=False: It did not fail");
        assertThat(ledgers.submissions()).singleElement().satisfies(sent -> {
            assertThat(sent.contentType()).isEqualTo("text/csv");
            assertThat(sent.asOf()).isEqualTo("2026-11-20T23:59:59Z");
            assertThat(sent.content()).contains("a,CZK,1.00");
        });
        assertThat(ledgers.address()).isEqualTo("http://demo-all." + namespace + ".svc:8080");
    }

    @Test
    void theLatestReportOfANameIsComparedAgain() {
        // Given
        secrets();
        apply(combined());
        ledgers.has("daily-20.csv");

        // When
        request(check("again", CheckedReport.latest("daily-*.csv")));

        // Then
        awaitCheck("again", CheckPhase.Running);
        ledgers.settle(Map.of(Verdict.TIES, 9L));
        assertThat(awaitCheck("again", CheckPhase.Ties).differing()).isZero();
        assertThat(ledgers.submissions()).isEmpty();
    }

    @Test
    void aCheckWaitsForAnUnreachableLedgerAndEndsWithARefusal() {
        // Given
        secrets();
        apply(combined());
        report("not a report");
        ledgers.refuse(new DoorException("The ledger does not answer", true, new IOException()));
        request(check("day", CheckedReport.of(new ConfigMapKey("cbs", "day.csv"))));
        awaitCheck("day", CheckPhase.Pending);

        // When
        ledgers.refuse(new DoorException("The ledger answered 400: line 1", false, new IOException()));

        // Then
        assertThat(awaitCheck("day", CheckPhase.Failed).conditions())
                .filteredOn(c -> c.getType().equals("Failed"))
                .singleElement()
                .satisfies(c -> assertThat(c.getMessage()).contains("line 1"));
    }

    private void report(String content) {
        client().resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("cbs")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withData(Map.of("day.csv", content))
                        .build())
                .create();
    }

    private DriftCheck check(String name, CheckedReport report) {
        var check = new DriftCheck();
        check.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
        check.setSpec(new DriftCheckSpec(
                "demo", report, report.configMap() == null ? null : "2026-11-20T23:59:59Z", null, null, null));
        return check;
    }

    private DriftCheckStatus awaitCheck(String name, CheckPhase phase) {
        var check = client().resources(DriftCheck.class).inNamespace(namespace).withName(name);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check.get().getStatus())
                        .isNotNull()
                        .extracting(DriftCheckStatus::phase)
                        .isEqualTo(phase));
        return check.get().getStatus();
    }

    private void request(HasMetadata request) {
        client().resource(request).create();
    }

    private LedgerVerification verification(String name) {
        var verification = new LedgerVerification();
        verification.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
        verification.setSpec(new LedgerVerificationSpec("demo", false));
        return verification;
    }

    private LedgerRebuild rebuild(String name) {
        var rebuild = new LedgerRebuild();
        rebuild.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
        rebuild.setSpec(new LedgerRebuildSpec(
                "demo", new RebuildTarget("rebuild.example.com", null, "rebuilt", "rebuilt-db"), null));
        return rebuild;
    }

    private NonNamespaceOperation<
                    LedgerVerification, KubernetesResourceList<LedgerVerification>, Resource<LedgerVerification>>
            verifications() {
        return client().resources(LedgerVerification.class).inNamespace(namespace);
    }

    private List<Job> jobs() {
        return client().batch().v1().jobs().inNamespace(namespace).list().getItems();
    }

    private Job awaitJob(String name) {
        await().atMost(PATIENCE)
                .until(() -> jobs().stream()
                        .anyMatch(job -> job.getMetadata().getName().equals(name)));
        return client().batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    private void awaitRun(String name, RunPhase phase) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(verifications().withName(name).get().getStatus())
                                .isNotNull()
                                .extracting(RunStatus::phase)
                                .isEqualTo(phase));
    }

    /** Plays the controller of Jobs. */
    private void end(Job job, String condition, String reason) {
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
    private void pod(Job job) {
        client().resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(job.getMetadata().getName() + "-x")
                        .withNamespace(namespace)
                        .addToLabels(
                                "batch.kubernetes.io/job-name",
                                job.getMetadata().getName())
                        .endMetadata()
                        .withSpec(anyJob().getTemplate().getSpec())
                        .build())
                .create();
    }

    private static JobSpec anyJob() {
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

    private static ShadowLedgerSpec withVerify(ShadowLedgerSpec s, VerifySpec verify) {
        return new ShadowLedgerSpec(
                s.topology(),
                s.image(),
                s.defaultCurrency(),
                s.database(),
                s.kafka(),
                s.cache(),
                s.security(),
                s.storage(),
                verify,
                s.drift(),
                s.reports(),
                s.services(),
                s.console(),
                s.paused());
    }

    /** Takes the operator's label off, so that the informer loses sight of it: the hardest case of a repair. */
    private <T extends HasMetadata> void spoil(Class<T> kind) {
        for (T child : client().resources(kind).inNamespace(namespace).list().getItems()) {
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

    // What the tests say above, done.

    private ShadowLedger combined() {
        var ledger = new ShadowLedger();
        ledger.setMetadata(new ObjectMetaBuilder()
                .withName("demo")
                .withNamespace(namespace)
                .build());
        ledger.setSpec(new ShadowLedgerSpec(
                Topology.COMBINED,
                null,
                "CZK",
                new DatabaseSpec(database.host(), database.port(), database.name(), "demo-db", null),
                new KafkaSpec(kafka.bootstrapServers(), 1, List.of(new TopicSpec("transactions.raw", 6, Map.of()))),
                null,
                new SecuritySpec("demo-jwt", "demo-users", "demo-operator"),
                null,
                null,
                null,
                null,
                new ServicesSpec(new ServiceSpec(1, 3, 70, null), null, null, null),
                new ConsoleSpec(true, null, 1, null),
                false));
        return ledger;
    }

    private static ShadowLedger with(ShadowLedger ledger, UnaryOperator<ShadowLedgerSpec> change) {
        ledger.setSpec(change.apply(ledger.getSpec()));
        return ledger;
    }

    private static ShadowLedgerSpec paused(ShadowLedgerSpec s, boolean paused) {
        return new ShadowLedgerSpec(
                s.topology(),
                s.image(),
                s.defaultCurrency(),
                s.database(),
                s.kafka(),
                s.cache(),
                s.security(),
                s.storage(),
                s.verify(),
                s.drift(),
                s.reports(),
                s.services(),
                s.console(),
                paused);
    }

    private static ShadowLedgerSpec split(ShadowLedgerSpec s) {
        return new ShadowLedgerSpec(
                Topology.SPLIT,
                s.image(),
                s.defaultCurrency(),
                s.database(),
                s.kafka(),
                s.cache(),
                s.security(),
                s.storage(),
                s.verify(),
                s.drift(),
                s.reports(),
                null,
                s.console(),
                s.paused());
    }

    private static ShadowLedgerSpec withCache(ShadowLedgerSpec s, String host) {
        return new ShadowLedgerSpec(
                s.topology(),
                s.image(),
                s.defaultCurrency(),
                s.database(),
                s.kafka(),
                new CacheSpec(host, null, null, null),
                s.security(),
                s.storage(),
                s.verify(),
                s.drift(),
                s.reports(),
                s.services(),
                s.console(),
                s.paused());
    }

    private static ShadowLedgerSpec withKafka(ShadowLedgerSpec s, String bootstrapServers) {
        return new ShadowLedgerSpec(
                s.topology(),
                s.image(),
                s.defaultCurrency(),
                s.database(),
                new KafkaSpec(bootstrapServers, 1, s.kafka().topics()),
                s.cache(),
                s.security(),
                s.storage(),
                s.verify(),
                s.drift(),
                s.reports(),
                s.services(),
                s.console(),
                s.paused());
    }

    private void apply(ShadowLedger ledger) {
        client().resource(ledger).create();
    }

    private void edit(UnaryOperator<ShadowLedgerSpec> change) {
        ledgers().withName("demo").edit(ledger -> with(ledger, change));
    }

    private NonNamespaceOperation<ShadowLedger, KubernetesResourceList<ShadowLedger>, Resource<ShadowLedger>>
            ledgers() {
        return client().resources(ShadowLedger.class).inNamespace(namespace);
    }

    private ShadowLedger ledger() {
        return ledgers().withName("demo").get();
    }

    private Condition condition(String type) {
        return ledger().getStatus().condition(type).orElseThrow();
    }

    private void awaitCondition(String type, String status, String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var found = ledger().getStatus();
            assertThat(found).as("no status yet").isNotNull();
            assertThat(found.condition(type)).hasValueSatisfying(condition -> {
                assertThat(condition.getReason()).as(condition.getMessage()).isEqualTo(reason);
                assertThat(condition.getStatus()).isEqualTo(status);
            });
        });
    }

    private void awaitReconciliations(int count) {
        var target = reconciliations() + count;
        await().atMost(PATIENCE).until(() -> reconciliations() >= target);
    }

    private double reconciliations() {
        return meters.find("operator.sdk.reconciliations.success").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** Plays the controller of Deployments: everything that is wanted is there and available. */
    private void rollOut() {
        for (Deployment deployment :
                client().apps().deployments().inNamespace(namespace).list().getItems()) {
            client().resource(deployment)
                    .editStatus(d -> new DeploymentBuilder(d)
                            .withStatus(new DeploymentStatusBuilder()
                                    .withObservedGeneration(d.getMetadata().getGeneration())
                                    .withReplicas(1)
                                    .withUpdatedReplicas(1)
                                    .withReadyReplicas(1)
                                    .withAvailableReplicas(1)
                                    .build())
                            .build());
        }
    }

    private Map<String, List<String>> names() {
        var names = new HashMap<String, List<String>>();
        children()
                .forEach(child -> names.merge(
                        child.getKind(),
                        List.of(child.getMetadata().getName()),
                        (a, b) -> Stream.concat(a.stream(), b.stream()).sorted().toList()));
        return names;
    }

    private Map<String, String> versions() {
        var versions = new TreeMap<String, String>();
        Stream.concat(children(), Stream.of(ledger()))
                .forEach(object -> versions.put(
                        object.getKind() + "/" + object.getMetadata().getName(),
                        object.getMetadata().getResourceVersion()));
        return versions;
    }

    /** Every object of the operator's kinds in the namespace but those that a cluster puts there by itself. */
    private Stream<HasMetadata> children() {
        return CHILDREN.stream()
                .flatMap(kind -> client().resources(kind).inNamespace(namespace).list().getItems().stream())
                .map(HasMetadata.class::cast)
                .filter(object -> !List.of("default", "kube-root-ca.crt")
                        .contains(object.getMetadata().getName()));
    }

    private ConfigMap config() {
        return client().configMaps()
                .inNamespace(namespace)
                .withName("demo-config")
                .get();
    }

    private Map<String, String> podAnnotations() {
        return client().apps()
                .deployments()
                .inNamespace(namespace)
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

    private void secrets() {
        secret("demo-db", Map.of("username", database.username(), "password", database.password()));
        secret("demo-jwt", Map.of("jwt-secret", "not-a-secret-of-anyone"));
        secret("demo-operator", Map.of("username", "operator", "password", "of-nobody"));
        secret("demo-users", Map.of("users", "auditor:{bcrypt}x:auditor"));
    }

    private void secret(String name, Map<String, String> data) {
        var encoded = new TreeMap<String, String>();
        data.forEach((key, value) ->
                encoded.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        var secret = new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withData(encoded)
                .build();
        if (client().resource(secret).get() == null) {
            client().resource(secret).create();
        } else {
            client().resource(secret).update();
        }
    }
}

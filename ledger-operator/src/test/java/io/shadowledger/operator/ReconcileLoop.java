package io.shadowledger.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shadowledger.crds.CacheSpec;
import io.shadowledger.crds.ConsoleSpec;
import io.shadowledger.crds.DatabaseSpec;
import io.shadowledger.crds.DriftCheck;
import io.shadowledger.crds.KafkaSpec;
import io.shadowledger.crds.LedgerRebuild;
import io.shadowledger.crds.LedgerVerification;
import io.shadowledger.crds.SecuritySpec;
import io.shadowledger.crds.ServiceSpec;
import io.shadowledger.crds.ServicesSpec;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.crds.ShadowLedgerSpec;
import io.shadowledger.crds.TopicSpec;
import io.shadowledger.crds.Topology;
import io.shadowledger.crds.VerifySpec;
import io.shadowledger.operator.driftcheck.DriftCheckReconciler;
import io.shadowledger.operator.secrets.SecretReader;
import io.shadowledger.operator.workload.Images;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.junit.jupiter.api.TestInstance;

/**
 * The operator through the wiring of the application, against a Kubernetes API, a real PostgreSQL and a real Kafka; the
 * test itself plays the controllers of Deployments and Jobs, and the ledgers. Which API it is, the subclasses say.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReconcileLoop {

    static final List<Class<? extends HasMetadata>> CHILDREN = List.of(
            ServiceAccount.class,
            ConfigMap.class,
            Service.class,
            Deployment.class,
            HorizontalPodAutoscaler.class,
            PodDisruptionBudget.class);

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NAMESPACES = new AtomicInteger();

    private final KafkaProcess kafka = KafkaProcess.shared();
    private final PostgresDatabase database = PostgresProcess.shared().freshDatabase("operator");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeLedgers ledgers = new FakeLedgers();
    private final LoopClock clock = new LoopClock();
    private @Nullable TestKubernetes kubernetes;
    private @Nullable Operator operator;
    private String namespace = "";

    /** Which API is under test. */
    abstract KubernetesMode mode();

    /** Whether the operator shall use server-side apply. */
    abstract boolean ssa();

    /** As an administrator sees the API. */
    KubernetesClient client() {
        return kubernetes().client();
    }

    TestKubernetes kubernetes() {
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
        var reconciler = wiring.shadowLedgerReconciler(settings, kubernetes.recorded(), clock, probes);
        operator = wiring.operator(
                settings,
                kubernetes.recorded(),
                meters,
                List.of(
                        reconciler,
                        wiring.verificationReconciler(settings, clock),
                        wiring.rebuildReconciler(settings, clock),
                        new DriftCheckReconciler(
                                new SecretReader(kubernetes.recorded()),
                                ledgers::open,
                                Map.of(),
                                new Images("service:test", "console:test"),
                                clock,
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
        client().resources(LedgerVerification.class).inNamespace(namespace).delete();
        client().resources(LedgerRebuild.class).inNamespace(namespace).delete();
        client().resources(DriftCheck.class).inNamespace(namespace).delete();
        client().batch().v1().jobs().inNamespace(namespace).delete();
        ledgers().delete();
        // An API without a garbage collector keeps the children; the operator does not look after them any more.
        CHILDREN.forEach(kind -> client().resources(kind).inNamespace(namespace).delete());
        await().atMost(PATIENCE).until(() -> ledgers().list().getItems().isEmpty());
    }

    /** The ledgers' doors, which the test plays. */
    FakeLedgers doors() {
        return ledgers;
    }

    /** The operator's clock. */
    LoopClock clock() {
        return clock;
    }

    String namespace() {
        return namespace;
    }

    PostgresDatabase database() {
        return database;
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    ShadowLedger combined() {
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

    static ShadowLedger with(ShadowLedger ledger, UnaryOperator<ShadowLedgerSpec> change) {
        ledger.setSpec(change.apply(ledger.getSpec()));
        return ledger;
    }

    /** The same with one field of the spec set anew; nested ones by a path such as {@code drift.schedules}. */
    static ShadowLedgerSpec changed(ShadowLedgerSpec spec, String field, @Nullable Object value) {
        var json = Serialization.jsonMapper();
        var fields = json.convertValue(spec, new TypeReference<HashMap<String, Object>>() {});
        fields.put(field, value);
        return json.convertValue(fields, ShadowLedgerSpec.class);
    }

    static ShadowLedgerSpec paused(ShadowLedgerSpec spec, boolean paused) {
        return changed(spec, "paused", paused);
    }

    static ShadowLedgerSpec split(ShadowLedgerSpec spec) {
        return changed(changed(spec, "services", null), "topology", "Split");
    }

    static ShadowLedgerSpec withCache(ShadowLedgerSpec spec, String host) {
        return changed(spec, "cache", new CacheSpec(host, null, null, null));
    }

    static ShadowLedgerSpec withKafka(ShadowLedgerSpec spec, String bootstrapServers) {
        return changed(
                spec, "kafka", new KafkaSpec(bootstrapServers, 1, spec.kafka().topics()));
    }

    static ShadowLedgerSpec withVerify(ShadowLedgerSpec spec, VerifySpec verify) {
        return changed(spec, "verify", verify);
    }

    void apply(ShadowLedger ledger) {
        client().resource(ledger).create();
    }

    void edit(UnaryOperator<ShadowLedgerSpec> change) {
        ledgers().withName("demo").edit(ledger -> with(ledger, change));
    }

    NonNamespaceOperation<ShadowLedger, KubernetesResourceList<ShadowLedger>, Resource<ShadowLedger>> ledgers() {
        return client().resources(ShadowLedger.class).inNamespace(namespace);
    }

    ShadowLedger ledger() {
        return ledgers().withName("demo").get();
    }

    Condition condition(String type) {
        return ledger().getStatus().condition(type).orElseThrow();
    }

    void awaitCondition(String type, String status, String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var found = ledger().getStatus();
            assertThat(found).as("no status yet").isNotNull();
            assertThat(found.condition(type)).hasValueSatisfying(condition -> {
                assertThat(condition.getReason()).as(condition.getMessage()).isEqualTo(reason);
                assertThat(condition.getStatus()).isEqualTo(status);
            });
        });
    }

    void awaitReconciliations(int count) {
        var target = reconciliations() + count;
        await().atMost(PATIENCE).until(() -> reconciliations() >= target);
    }

    private double reconciliations() {
        return meters.find("operator.sdk.reconciliations.success").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** Plays the controller of Deployments: everything that is wanted is there and available. */
    void rollOut() {
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

    Map<String, List<String>> names() {
        var names = new HashMap<String, List<String>>();
        children()
                .forEach(child -> names.merge(
                        child.getKind(),
                        List.of(child.getMetadata().getName()),
                        (a, b) -> Stream.concat(a.stream(), b.stream()).sorted().toList()));
        return names;
    }

    /** Every object of the operator's kinds in the namespace but those that a cluster puts there by itself. */
    Stream<HasMetadata> children() {
        return CHILDREN.stream()
                .flatMap(kind -> client().resources(kind).inNamespace(namespace).list().getItems().stream())
                .map(HasMetadata.class::cast)
                .filter(object -> !List.of("default", "kube-root-ca.crt")
                        .contains(object.getMetadata().getName()));
    }

    void secrets() {
        secret("demo-db", Map.of("username", database.username(), "password", database.password()));
        secret("demo-jwt", Map.of("jwt-secret", "not-a-secret-of-anyone"));
        secret("demo-operator", Map.of("username", "operator", "password", "of-nobody"));
        secret("demo-users", Map.of("users", "auditor:{bcrypt}x:auditor"));
    }

    void secret(String name, Map<String, String> data) {
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

package io.shadowledger.sandbox.demo;

import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.shadowledger.crds.DriftCheck;
import io.shadowledger.crds.LedgerRebuild;
import io.shadowledger.crds.LedgerVerification;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.crds.ShadowLedgerStatus;
import io.shadowledger.sandbox.backing.OwnedDatabase;
import io.shadowledger.sandbox.home.Credentials;
import io.shadowledger.sandbox.home.SandboxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ShadowLedger/demo} and what it refers to, by way of the sandbox's Kubernetes API. */
public final class DemoLedger implements AutoCloseable {

    public static final String NAME = "demo";
    public static final String NAMESPACE = "default";

    private static final List<String> DEFINITIONS =
            List.of("shadowledgers", "ledgerverifications", "ledgerrebuilds", "driftchecks");
    private static final String OPERATORS_USER = "auditor";
    private static final String FIELD_MANAGER = "shadowledger-sandbox";
    private static final Duration ESTABLISH_LIMIT = Duration.ofSeconds(30);

    private final KubernetesClient client;

    private DemoLedger(KubernetesClient client) {
        this.client = client;
    }

    public static DemoLedger through(Path kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setRequestTimeout(10_000);
        return new DemoLedger(new KubernetesClientBuilder().withConfig(config).build());
    }

    /** Where the Kubernetes API is. */
    public String url() {
        return client.getMasterUrl().toString();
    }

    /** Applies the definitions of the custom resources and waits until the API serves them. */
    public void applyDefinitions() {
        for (var name : DEFINITIONS) {
            load("/crds/" + name + ".shadowledger.io.yaml", Map.of()).forEach(this::apply);
        }
        long deadline = System.nanoTime() + ESTABLISH_LIMIT.toNanos();
        while (!isServed()) {
            if (System.nanoTime() > deadline) {
                throw new SandboxException("the Kubernetes API does not serve the custom resources "
                        + ESTABLISH_LIMIT.toSeconds() + " s after their definitions were applied");
            }
            pause();
        }
    }

    /** Applies the Secrets that the ledger refers to. */
    public void applySecrets(Credentials credentials, OwnedDatabase database) {
        secret(
                "demo-db",
                Map.of(
                        "username",
                        database.service().username(),
                        "password",
                        database.service().password(),
                        "owner-username",
                        database.owner().username(),
                        "owner-password",
                        database.owner().password()));
        secret("demo-jwt", Map.of("jwt-secret", credentials.jwtSecret()));
        secret("demo-users", Map.of("users", credentials.userLines()));
        secret(
                "demo-operator",
                Map.of(
                        "username",
                        OPERATORS_USER,
                        "password",
                        credentials.passwords().get(OPERATORS_USER)));
    }

    /**
     * Creates the ledger if it is not there. One that is there belongs to the user, who may have changed it: only
     * addresses that moved are brought up to date.
     */
    public void apply(int postgresPort, String bootstrapServers) {
        var existing = ledger();
        if (existing.isEmpty()) {
            load("/demo/shadowledger.yaml", values(postgresPort, bootstrapServers))
                    .forEach(this::apply);
            return;
        }
        var spec = existing.get().getSpec();
        if (spec.database().port() != postgresPort
                || !spec.kafka().bootstrapServers().equals(bootstrapServers)) {
            client.resource(existing.get())
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            "{\"spec\":{\"database\":{\"port\":%d},\"kafka\":{\"bootstrapServers\":\"%s\"}}}"
                                    .formatted(postgresPort, bootstrapServers));
        }
    }

    /** The manifest as it is applied the first time, for the user to change and apply. */
    public static String manifest(int postgresPort, String bootstrapServers) {
        return text("/demo/shadowledger.yaml", values(postgresPort, bootstrapServers));
    }

    /** Whether the operator says that the ledger of the current spec runs. */
    public boolean isReady() {
        return ledger().filter(DemoLedger::isReady).isPresent();
    }

    /** What the operator says about the ledger now: the conditions that are not as they should be, in one line. */
    public String state() {
        return ledger().map(DemoLedger::state).orElse("not there");
    }

    @Override
    public void close() {
        client.close();
    }

    static boolean isReady(ShadowLedger ledger) {
        var status = ledger.getStatus();
        return status != null
                && ledger.getMetadata().getGeneration().equals(status.observedGeneration())
                && status.condition("Ready")
                        .filter(ready -> "True".equals(ready.getStatus()))
                        .isPresent();
    }

    static String state(ShadowLedger ledger) {
        ShadowLedgerStatus status = ledger.getStatus();
        if (status == null || status.conditions().isEmpty()) {
            return "waiting for the operator to look at it";
        }
        // A cause says more than what follows from it.
        return Stream.of("DatabaseReady", "TopicsReady", "Ready")
                .flatMap(type -> status.condition(type).stream())
                .filter(condition -> !"True".equals(condition.getStatus()))
                .findFirst()
                .map(DemoLedger::sentence)
                .orElse("waiting for its servers to answer");
    }

    private static String sentence(Condition condition) {
        var message = condition.getMessage();
        return condition.getReason() + (message == null || message.isBlank() ? "" : ": " + message);
    }

    private Optional<ShadowLedger> ledger() {
        return Optional.ofNullable(client.resources(ShadowLedger.class)
                .inNamespace(NAMESPACE)
                .withName(NAME)
                .get());
    }

    private boolean isServed() {
        try {
            for (var kind :
                    List.of(ShadowLedger.class, LedgerVerification.class, LedgerRebuild.class, DriftCheck.class)) {
                client.resources(kind).inNamespace(NAMESPACE).list();
            }
            return true;
        } catch (KubernetesClientException notYet) {
            return false;
        }
    }

    private void secret(String name, Map<String, String> data) {
        apply(new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .addToLabels("app.kubernetes.io/part-of", "shadow-ledger-sandbox")
                .endMetadata()
                .withType("Opaque")
                .withData(data.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> base64(entry.getValue()))))
                .build());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void apply(HasMetadata resource) {
        client.resource(resource).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
    }

    private List<HasMetadata> load(String name, Map<String, String> values) {
        return client.load(new ByteArrayInputStream(text(name, values).getBytes(StandardCharsets.UTF_8)))
                .items();
    }

    private static Map<String, String> values(int postgresPort, String bootstrapServers) {
        return Map.of("postgres.port", Integer.toString(postgresPort), "kafka.bootstrapServers", bootstrapServers);
    }

    private static String text(String name, Map<String, String> values) {
        try (InputStream in = DemoLedger.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return text;
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + name, unreadable);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while waiting for the Kubernetes API", interrupted);
        }
    }
}

package io.shadowledger.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.shadowledger.sandbox.backing.Ports;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as a process, started and stopped as the kubelet does it. */
class OperatorProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path directory;

    private final int port = Ports.free();
    private Process process;

    @AfterEach
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void itBecomesLeaderAnswersItsProbesAndGoesWhenToldTo() throws Exception {
        try (var kubernetes = TestKubernetes.open(KubernetesMode.SIMULATED)) {
            // Given
            kubernetes.define();
            kubernetes
                    .client()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName("shadow-ledger-system")
                            .endMetadata()
                            .build())
                    .create();
            start(kubernetes.kubeconfig());
            await().atMost(PATIENCE)
                    .until(() -> get("/actuator/health/readiness").contains("\"UP\""));
            await().atMost(PATIENCE).until(() -> {
                var lease = kubernetes
                        .client()
                        .leases()
                        .inNamespace("shadow-ledger-system")
                        .withName("shadow-ledger-operator")
                        .get();
                return lease != null && "the-first".equals(lease.getSpec().getHolderIdentity());
            });
            assertThat(get("/actuator/health/liveness")).contains("\"UP\"");
            assertThat(get("/actuator/prometheus")).contains("operator_sdk_");

            // When
            process.destroy();

            // Then
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(log()).isTrue();
        }
    }

    @Test
    void withoutTheDefinitionItSaysWhichCommandIsMissing() throws Exception {
        try (var kubernetes = TestKubernetes.open(KubernetesMode.SIMULATED)) {
            // When
            start(kubernetes.kubeconfig());

            // Then
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(log()).contains("does not know every kind of group shadowledger.io", "kubectl apply -f crds/");
        }
    }

    private void start(Path kubeconfig) throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerOperatorApplication.class.getName()));
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("POD_NAMESPACE", "shadow-ledger-system");
        builder.environment().put("POD_NAME", "the-first");
        process = builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    /** The body, empty as long as nobody listens. */
    private String get(String path) throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        }
    }
}

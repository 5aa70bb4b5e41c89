package io.shadowledger.sandbox.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.shadowledger.sandbox.kubernetes.simulated.SimulatedKubernetes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class NodeAgentTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  terminationGracePeriodSeconds: 5
                  containers:
                  - name: a
                    image: "test/web:1"
                    ports: [{containerPort: 8080, name: http}]
                    envFrom: [{configMapRef: {name: settings}}]
                    env:
                    - {name: VERSION, value: one}
                    - {name: PASSWORD, valueFrom: {secretKeyRef: {name: login, key: password}}}
                    - {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                    - {name: SELF, value: "http://web.default.svc:8080/x"}
                    readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 1}
            """;

    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: default}
            spec:
              selector: {app: web}
              ports: [{port: 8080, targetPort: http, name: http}]
            """;

    @TempDir
    Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatedKubernetes kubernetes;
    private KubernetesClient client;
    private NodeAgent agent;

    @BeforeEach
    void start() {
        kubernetes = SimulatedKubernetes.start(home, Clock.systemUTC());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubernetes.kubeconfig().toFile()))
                .build();
        agent = startAgent();
    }

    @AfterEach
    void stop() {
        agent.close();
        client.close();
        kubernetes.close();
        http.shutdownNow();
    }

    private NodeAgent startAgent() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = Path.of("src/test/resources/Web.java").toAbsolutePath().toString();
        return NodeAgent.start(
                new NodeSettings(
                        kubernetes.kubeconfig(),
                        home,
                        Map.of(
                                "test/web", List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx64m", program),
                                "test/shell", List.of("sh", "-c"))),
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)));
    }

    @Test
    void a_deployment_runs_as_a_process_behind_its_service() throws Exception {
        // Given
        configure();

        // When
        apply(SERVICE, WEB);

        // Then
        await("the deployment is available", () -> available() == 1);
        var pod = pods("app=web").getFirst();
        assertThat(get("/"))
                .isEqualTo(
                        "one|geheim|blue|" + pod.getMetadata().getName() + "|http://127.0.0.1:" + servicePort() + "/x");
        assertThat(client.services()
                        .inNamespace("default")
                        .withName("web")
                        .get()
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("sandbox.shadowledger.io/address-http", "127.0.0.1:" + servicePort());
        assertThat(home.resolve("logs/" + pod.getMetadata().getName() + ".log"))
                .content()
                .contains("listening");
    }

    @Test
    void a_pod_waits_for_a_secret_that_is_missing_and_starts_when_it_comes() throws Exception {
        // Given
        apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: default}\ndata: {COLOUR: blue}");
        apply(SERVICE, WEB);
        await("the container waits", () -> waitingReason().equals("CreateContainerConfigError"));

        // When
        configure();

        // Then
        await("the deployment is available", () -> available() == 1);
    }

    @Test
    void a_process_that_crashes_is_started_again_and_counted() throws Exception {
        // Given
        configure();
        apply(SERVICE, WEB);
        await("the deployment is available", () -> available() == 1);

        // When
        get("/crash");

        // Then
        await("the container was restarted", () -> restarts() == 1);
        await("the deployment is available again", () -> available() == 1 && get("/").startsWith("one"));
    }

    @Test
    void a_container_that_always_fails_shows_its_back_off() throws Exception {
        // When
        apply(shell("looper", "exit 7"));

        // Then
        await(
                "the back-off shows",
                () -> pods("app=looper").stream()
                        .anyMatch(pod -> pod.getStatus().getContainerStatuses().stream()
                                .anyMatch(status -> status.getState().getWaiting() != null
                                        && status.getState()
                                                .getWaiting()
                                                .getReason()
                                                .equals("CrashLoopBackOff")
                                        && status.getLastState().getTerminated().getExitCode() == 7)));
    }

    @Test
    void a_new_template_is_rolled_out_without_an_interruption() throws Exception {
        // Given
        configure();
        apply(SERVICE, WEB);
        await("the deployment is available", () -> available() == 1);
        var before = pods("app=web").getFirst().getMetadata().getUid();

        // When
        apply(WEB.replace("value: one", "value: two"));

        // Then
        await("the new version answers, and never nobody", () -> get("/").startsWith("two"));
        await(
                "the old pod is gone",
                () -> pods("app=web").stream()
                        .noneMatch(pod -> pod.getMetadata().getUid().equals(before)));
        await("the status is that of the new template", () -> {
            var status = client.apps()
                    .deployments()
                    .inNamespace("default")
                    .withName("web")
                    .get()
                    .getStatus();
            return status.getUpdatedReplicas() == 1 && status.getReplicas() == 1 && status.getObservedGeneration() == 2;
        });
    }

    @Test
    void replicas_follow_the_autoscalers_floor() throws Exception {
        // Given
        apply(shell("idle", "trap 'exit 0' TERM; while :; do sleep 0.1; done"));

        // When
        apply("""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: idle, namespace: default}
                spec: {minReplicas: 2, maxReplicas: 4, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: idle}}
                """);

        // Then
        await(
                "two pods run",
                () -> pods("app=idle").stream().filter(Pods::isReady).count() == 2);
        await("the autoscaler says so", () -> {
            var status = client.autoscaling()
                    .v2()
                    .horizontalPodAutoscalers()
                    .inNamespace("default")
                    .withName("idle")
                    .get()
                    .getStatus();
            return status != null && status.getDesiredReplicas() == 2 && status.getCurrentReplicas() == 2;
        });
    }

    @Test
    void deleting_a_deployment_stops_its_processes() throws Exception {
        // Given
        apply(shell("idle", "echo $$ > pid; while :; do sleep 0.1; done"));
        var pid = pidOf("idle");

        // When
        client.apps().deployments().inNamespace("default").withName("idle").delete();

        // Then
        await(
                "the process has ended",
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        await("the pod is gone", () -> pods("app=idle").isEmpty());
    }

    @Test
    void a_job_runs_to_completion() throws Exception {
        // When
        apply(job("good", "echo done", 0));

        // Then
        await("the job is complete", () -> condition("good").equals("Complete"));
        var pod = pods("batch.kubernetes.io/job-name=good").getFirst();
        assertThat(Pods.phase(pod)).isEqualTo("Succeeded");
        assertThat(home.resolve("logs/" + pod.getMetadata().getName() + ".log")).hasContent("done");
    }

    @Test
    void a_job_that_keeps_failing_stops_at_its_limit() throws Exception {
        // When
        apply(job("bad", "exit 1", 1));

        // Then
        await("the job has failed", () -> condition("bad").equals("Failed"));
        assertThat(pods("batch.kubernetes.io/job-name=bad")).hasSize(2);
    }

    @Test
    void a_job_whose_policy_forbids_an_exit_code_is_not_tried_again() throws Exception {
        // When
        apply(job("strict", "exit 1", 3)
                .replace(
                        "  template:",
                        "  podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: [1]}}]}\n"
                                + "  template:"));

        // Then
        await("the job has failed", () -> condition("strict").equals("Failed"));
        assertThat(pods("batch.kubernetes.io/job-name=strict")).hasSize(1);
    }

    @Test
    void a_policy_about_another_exit_code_lets_the_job_be_tried_again() throws Exception {
        // When
        apply(job("lenient", "exit 2", 1)
                .replace(
                        "  template:",
                        "  podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: [1]}}]}\n"
                                + "  template:"));

        // Then
        await("the job has failed", () -> condition("lenient").equals("Failed"));
        assertThat(pods("batch.kubernetes.io/job-name=lenient")).hasSize(2);
    }

    @Test
    void an_image_without_a_command_is_named() throws Exception {
        // When
        apply(shell("unknown", "true").replace("test/shell", "test/nothing"));

        // Then
        await(
                "the reason shows",
                () -> pods("app=unknown").stream()
                        .anyMatch(pod -> pod.getStatus() != null
                                && pod.getStatus().getContainerStatuses().stream()
                                        .anyMatch(status -> status.getState().getWaiting() != null
                                                && status.getState()
                                                        .getWaiting()
                                                        .getReason()
                                                        .equals("ErrImagePull")
                                                && status.getState()
                                                        .getWaiting()
                                                        .getMessage()
                                                        .contains("test/nothing:1"))));
    }

    @Test
    void another_agent_continues_with_the_same_pods_and_ports() throws Exception {
        // Given
        configure();
        apply(SERVICE, WEB);
        await("the deployment is available", () -> available() == 1);
        var port = servicePort();
        var pod = pods("app=web").getFirst().getMetadata().getName();

        // When
        agent.close();
        agent = startAgent();
        var readyAtOnce = available();

        // Then
        assertThat(readyAtOnce).isZero();
        await("the deployment is available again", () -> available() == 1);
        assertThat(servicePort()).isEqualTo(port);
        assertThat(pods("app=web").getFirst().getMetadata().getName()).isEqualTo(pod);
    }

    private void configure() {
        apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: default}\ndata: {COLOUR: blue}");
        apply(
                "apiVersion: v1\nkind: Secret\nmetadata: {name: login, namespace: default}\nstringData: {password: geheim}");
    }

    private static String shell(String name, String script) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s, namespace: default}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec:
                      terminationGracePeriodSeconds: 2
                      containers: [{name: a, image: "test/shell:1", args: ["%s"]}]
                """.formatted(name, name, name, script);
    }

    private static String job(String name, String script, int limit) {
        return """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %s, namespace: default}
                spec:
                  backoffLimit: %d
                  template: {spec: {restartPolicy: Never, containers: [{name: a, image: "test/shell:1", args: ["%s"]}]}}
                """.formatted(name, limit, script);
    }

    private void apply(String... yamls) {
        for (var yaml : yamls) {
            client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                    .items()
                    .forEach(item -> client.resource(item)
                            .patch(new PatchContext.Builder()
                                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                    .withFieldManager("test")
                                    .withForce(true)
                                    .build()));
        }
    }

    private List<Pod> pods(String label) {
        var parts = label.split("=");
        return client.pods()
                .inNamespace("default")
                .withLabel(parts[0], parts[1])
                .list()
                .getItems();
    }

    private int available() {
        var status = client.apps()
                .deployments()
                .inNamespace("default")
                .withName("web")
                .get()
                .getStatus();
        return status == null || status.getAvailableReplicas() == null ? 0 : status.getAvailableReplicas();
    }

    private String waitingReason() {
        return pods("app=web").stream()
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .filter(status -> status.getState().getWaiting() != null)
                .map(status -> status.getState().getWaiting().getReason())
                .collect(Collectors.joining());
    }

    private int restarts() {
        return pods("app=web").stream()
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .mapToInt(status -> status.getRestartCount())
                .sum();
    }

    private String condition(String job) {
        var status = client.batch()
                .v1()
                .jobs()
                .inNamespace("default")
                .withName(job)
                .get()
                .getStatus();
        return status == null
                ? ""
                : status.getConditions().stream()
                        .map(condition -> condition.getType())
                        .filter(Set.of("Complete", "Failed")::contains)
                        .collect(Collectors.joining());
    }

    private long pidOf(String app) throws Exception {
        await(
                "the process has told its number",
                () -> Files.exists(directory(app).resolve("pid"))
                        && !Files.readString(directory(app).resolve("pid")).isBlank());
        return Long.parseLong(Files.readString(directory(app).resolve("pid")).strip());
    }

    private Path directory(String app) {
        var pods = pods("app=" + app);
        return pods.isEmpty()
                ? home.resolve("nowhere")
                : home.resolve("node/pods")
                        .resolve(pods.getFirst().getMetadata().getName());
    }

    private int servicePort() {
        return agent.address("default", "web", "http").orElseThrow().getPort();
    }

    private String get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + servicePort() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "no answer: " + e;
        }
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}

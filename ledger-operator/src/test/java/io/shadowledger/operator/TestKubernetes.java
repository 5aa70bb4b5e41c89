package io.shadowledger.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.shadowledger.sandbox.kubernetes.KubernetesApi;
import io.shadowledger.sandbox.kubernetes.KubernetesApis;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import io.shadowledger.sandbox.kubernetes.KubernetesUnavailableException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Kubernetes API of its own for a test, and what was asked of it through the recorded client. */
final class TestKubernetes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TestKubernetes.class);

    private final Path home;
    private final KubernetesApi api;
    private final KubernetesClient client;
    private final KubernetesClient recorded;
    private final Set<ApiCall> calls = new ConcurrentSkipListSet<>();
    private final Set<ApiCall> recent = new ConcurrentSkipListSet<>();

    private TestKubernetes(Path home, KubernetesApi api) {
        this.home = home;
        this.api = api;
        this.client = new KubernetesClientBuilder().withConfig(config(api)).build();
        this.recorded = new KubernetesClientBuilder()
                .withConfig(config(api))
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("record", new Recorder()))
                .build();
    }

    private static Config config(KubernetesApi api) {
        return Config.fromKubeconfig(new File(api.kubeconfig().toString()));
    }

    /** Opens the API; the test is skipped, with the reason, where it cannot be had. */
    static TestKubernetes open(KubernetesMode mode) {
        try {
            var home = Files.createTempDirectory("operator-kubernetes");
            try {
                return new TestKubernetes(home, KubernetesApis.open(mode, home));
            } catch (KubernetesUnavailableException e) {
                delete(home);
                var reason = "Skipped against a " + mode.text() + " API server: " + e.getMessage();
                LOG.warn(reason);
                return Assumptions.abort(reason);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies the committed CustomResourceDefinitions and waits until the API serves them. */
    void define() {
        var crds = Path.of(System.getProperty("shadowledger.root", ".."), "crds");
        try (var files = Files.newDirectoryStream(crds, "*.shadowledger.io.yaml")) {
            for (var file : files) {
                try (var yaml = Files.newInputStream(file)) {
                    client.load(yaml).serverSideApply();
                }
                awaitEstablished(file.getFileName().toString().replace(".yaml", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEstablished(String definition) {
        client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(definition)
                .waitUntilCondition(
                        found -> found != null
                                && found.getStatus() != null
                                && found.getStatus().getConditions().stream()
                                        .anyMatch(condition -> "Established".equals(condition.getType())
                                                && "True".equals(condition.getStatus())),
                        30,
                        TimeUnit.SECONDS);
    }

    /** As an administrator. */
    KubernetesClient client() {
        return client;
    }

    /** For the code under test. */
    KubernetesClient recorded() {
        return recorded;
    }

    /** What was asked through {@link #recorded}, from the beginning. */
    Set<ApiCall> calls() {
        return Set.copyOf(calls);
    }

    /** What was asked through {@link #recorded} since {@link #forgetRecentCalls}. */
    Set<ApiCall> recentCalls() {
        return Set.copyOf(recent);
    }

    void forgetRecentCalls() {
        recent.clear();
    }

    Path kubeconfig() {
        return api.kubeconfig();
    }

    @Override
    public void close() {
        recorded.close();
        client.close();
        api.close();
        delete(home);
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Recorder implements Interceptor {

        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            record(ApiCall.of(request.method(), request.uri()));
        }

        /** Applying an object that is not there needs the right to create it, beside that to patch it. */
        @Override
        public void after(
                HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
            if (request.method().equals("PATCH") && response.code() == 201) {
                record(ApiCall.of("POST", request.uri()));
            }
        }

        private void record(ApiCall call) {
            calls.add(call);
            recent.add(call);
        }
    }
}

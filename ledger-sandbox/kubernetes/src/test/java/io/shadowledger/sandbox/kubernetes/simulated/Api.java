package io.shadowledger.sandbox.kubernetes.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A simulated API for a test, and a plain HTTP client that shows what is on the wire. */
final class Api implements AutoCloseable {

    static final String WIDGETS = "/apis/example.org/v1/namespaces/default/widgets";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final SimulatedKubernetes kubernetes;
    final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    Api(Path home) {
        kubernetes = SimulatedKubernetes.start(home, Clock.systemUTC());
        url = Config.fromKubeconfig(kubernetes.kubeconfig().toFile())
                .getMasterUrl()
                .replaceAll("/$", "");
    }

    record Answer(int code, JsonNode body, HttpResponse<String> response) {

        String message() {
            return body.path("message").asText();
        }
    }

    Api withWidgets() throws Exception {
        try (var crd = Api.class.getResourceAsStream("/widgets.yaml")) {
            send(
                    "POST",
                    "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
                    "application/yaml",
                    new String(crd.readAllBytes()));
        }
        return this;
    }

    KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubernetes.kubeconfig().toFile()))
                .build();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "application/json", "");
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, "application/json", body);
    }

    Answer put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, "application/json", body);
    }

    Answer merge(String path, String body) throws IOException, InterruptedException {
        return send("PATCH", path, "application/merge-patch+json", body);
    }

    Answer apply(String path, String manager, String body) throws IOException, InterruptedException {
        return send(
                "PATCH",
                path + (path.contains("?") ? "&" : "?") + "fieldManager=" + manager,
                "application/apply-patch+yaml",
                body);
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "application/json", "");
    }

    Answer send(String method, String path, String type, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer table(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), MAPPER.readTree(response.body()), response);
    }

    static String widget(String name, String spec) {
        return """
                {"apiVersion":"example.org/v1","kind":"Widget","metadata":{"name":"%s"},"spec":%s}""".formatted(name, spec);
    }

    static String resource(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources", name));
    }

    @Override
    public void close() {
        http.shutdownNow();
        kubernetes.close();
    }
}

package io.shadowledger.cli.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import io.shadowledger.cli.output.Documents;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a ShadowLedger from its cluster.
 *
 * <p>Of the Kubernetes client only the configuration (kubeconfig, certificates, credential plugins) and the HTTP client
 * are used: its models of all the world's resources take most of a second to load, and one GET needs none of them.
 */
public final class ShadowLedgerResource {

    private static final String PATH = "apis/shadowledger.io/v1alpha1/namespaces/%s/shadowledgers/%s";
    private static final int PATIENCE_MILLIS = 5_000;

    private ShadowLedgerResource() {}

    /**
     * Reads one.
     *
     * @param kubeconfig the cluster; null means {@code KUBECONFIG}, else {@code ~/.kube/config}
     * @param namespace null means the kubeconfig's
     * @throws CommandFailure if the cluster cannot be reached or has no such resource
     */
    public static ResourceState read(@Nullable String kubeconfig, @Nullable String namespace, String name) {
        var config = config(kubeconfig);
        var where = namespace == null ? config.getNamespace() == null ? "default" : config.getNamespace() : namespace;
        var response = get(config, PATH.formatted(where, name));
        return switch (response.code()) {
            case 200 -> state(where, name, response.body());
            case 404 ->
                throw new CommandFailure(
                        ExitCode.FAILURE,
                        "the cluster " + config.getMasterUrl() + " has no ShadowLedger " + where + "/" + name);
            case 401, 403 ->
                throw new CommandFailure(
                        ExitCode.FAILURE,
                        "the cluster " + config.getMasterUrl() + " does not let this user read ShadowLedger " + where
                                + "/" + name + " (" + response.code() + "): check the kubeconfig's user and its roles");
            default ->
                throw new CommandFailure(
                        ExitCode.FAILURE,
                        "the cluster " + config.getMasterUrl() + " answered " + response.code() + " for ShadowLedger "
                                + where + "/" + name);
        };
    }

    private static HttpResponse<String> get(Config config, String path) {
        try (var http = HttpClientUtils.createHttpClient(config)) {
            var request = http.newHttpRequestBuilder()
                    .uri(URI.create(config.getMasterUrl()).resolve(path))
                    .build();
            return http.sendAsync(request, String.class).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    "cannot reach the cluster " + config.getMasterUrl() + ": is it running, and is the kubeconfig its?",
                    silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILURE, "interrupted while asking the cluster", interrupted);
        }
    }

    private static Config config(@Nullable String kubeconfig) {
        if (kubeconfig != null && !Files.isReadable(Path.of(kubeconfig))) {
            throw new CommandFailure(ExitCode.FAILURE, kubeconfig + ": there is no such kubeconfig");
        }
        var config = kubeconfig == null
                ? Config.autoConfigure(null)
                : Config.fromKubeconfig(Path.of(kubeconfig).toFile());
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setRequestTimeout(PATIENCE_MILLIS);
        config.setRequestRetryBackoffLimit(0);
        return config;
    }

    private static ResourceState state(String namespace, String name, String body) {
        try {
            var resource = Documents.wire().readTree(body);
            var status = resource.path("status");
            var conditions = new ArrayList<ResourceState.Condition>();
            status.path("conditions").forEach(c -> conditions.add(condition(c)));
            return new ResourceState(
                    namespace,
                    name,
                    number(resource.path("metadata").path("generation")),
                    number(status.path("observedGeneration")),
                    List.copyOf(conditions));
        } catch (JacksonException malformed) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    "the cluster's answer for ShadowLedger " + namespace + "/" + name
                            + " is not JSON: is the kubeconfig's server a Kubernetes API?",
                    malformed);
        }
    }

    private static ResourceState.Condition condition(JsonNode condition) {
        return new ResourceState.Condition(
                condition.path("type").asString("Unknown"),
                condition.path("status").asString("Unknown"),
                text(condition.path("reason")),
                text(condition.path("message")),
                text(condition.path("lastTransitionTime")));
    }

    private static @Nullable String text(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }

    private static @Nullable Long number(JsonNode value) {
        return value.isIntegralNumber() ? value.longValue() : null;
    }
}

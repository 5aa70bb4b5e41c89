package io.shadowledger.sandbox.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The cluster that the user's kubeconfig points at. Nothing is started and nothing is stopped. */
final class CurrentContext implements KubernetesApi {

    private final Path kubeconfig;
    private final String context;
    private final String server;

    private CurrentContext(Path kubeconfig, String context, String server) {
        this.kubeconfig = kubeconfig;
        this.context = context;
        this.server = server;
    }

    /**
     * Takes the first file of {@code KUBECONFIG} that exists, or {@code ~/.kube/config}.
     *
     * @throws KubernetesUnavailableException if there is none, or its cluster does not answer
     */
    static CurrentContext open(Map<String, String> environment, Path userHome) {
        var file = find(environment, userHome)
                .orElseThrow(() -> new KubernetesUnavailableException(
                        "There is no kubeconfig: neither KUBECONFIG nor " + userHome.resolve(".kube/config")
                                + " names one. Use --kubernetes=simulated to do without a cluster"));
        var config = Config.fromKubeconfig(file.toFile());
        config.setRequestRetryBackoffLimit(0);
        var context = config.getCurrentContext() == null
                ? "(no context)"
                : config.getCurrentContext().getName();
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            client.getKubernetesVersion();
            return new CurrentContext(file, context, config.getMasterUrl());
        } catch (KubernetesClientException e) {
            throw new KubernetesUnavailableException(
                    "The cluster of context " + context + " in " + file + " does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public String describe() {
        return "Kubernetes is your own cluster: context " + context + " of " + kubeconfig + " at " + server;
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public KubernetesMode mode() {
        return KubernetesMode.CURRENT_CONTEXT;
    }

    @Override
    public boolean hasNodes() {
        return true;
    }

    @Override
    public void close() {
        // Nothing was started
    }

    private static Optional<Path> find(Map<String, String> environment, Path userHome) {
        var listed = environment.getOrDefault("KUBECONFIG", "");
        if (!listed.isBlank()) {
            return Arrays.stream(listed.split(File.pathSeparator))
                    .map(Path::of)
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
        return Optional.of(userHome.resolve(".kube/config")).filter(Files::isRegularFile);
    }
}

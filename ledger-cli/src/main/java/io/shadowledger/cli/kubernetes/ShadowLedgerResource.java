package io.shadowledger.cli.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a ShadowLedger from its cluster. The Kubernetes client is slow to load: nothing else refers to it. */
public final class ShadowLedgerResource {

    private static final ResourceDefinitionContext SHADOW_LEDGERS = new ResourceDefinitionContext.Builder()
            .withGroup("shadowledger.io")
            .withVersion("v1alpha1")
            .withKind("ShadowLedger")
            .withPlural("shadowledgers")
            .withNamespaced(true)
            .build();

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
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            var resource = client.genericKubernetesResources(SHADOW_LEDGERS)
                    .inNamespace(where)
                    .withName(name)
                    .get();
            if (resource == null) {
                throw new CommandFailure(
                        ExitCode.FAILURE,
                        "the cluster " + config.getMasterUrl() + " has no ShadowLedger " + where + "/" + name);
            }
            return state(where, name, resource);
        } catch (KubernetesClientException failed) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    "cannot read ShadowLedger " + where + "/" + name + " from " + config.getMasterUrl() + ": "
                            + reason(failed),
                    failed);
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

    private static ResourceState state(String namespace, String name, GenericKubernetesResource resource) {
        List<Map<String, Object>> conditions = resource.get("status", "conditions");
        Object observed = resource.get("status", "observedGeneration");
        return new ResourceState(
                namespace,
                name,
                resource.getMetadata().getGeneration(),
                observed instanceof Number number ? number.longValue() : null,
                conditions == null
                        ? List.of()
                        : conditions.stream()
                                .map(ShadowLedgerResource::condition)
                                .toList());
    }

    private static ResourceState.Condition condition(Map<String, Object> condition) {
        return new ResourceState.Condition(
                String.valueOf(condition.get("type")),
                String.valueOf(condition.get("status")),
                text(condition.get("reason")),
                text(condition.get("message")),
                text(condition.get("lastTransitionTime")));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String reason(KubernetesClientException failed) {
        return switch (failed.getCode()) {
            case 401, 403 -> "not allowed (" + failed.getCode() + "): check the kubeconfig's user";
            case 0 -> "it does not answer";
            default -> String.valueOf(failed.getMessage());
        };
    }
}

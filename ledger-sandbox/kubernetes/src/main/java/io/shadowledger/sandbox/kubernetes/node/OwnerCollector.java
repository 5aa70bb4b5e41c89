package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The garbage collector that a bare API server lacks: deletes what has lost all its owners. The simulated API server
 * collects by itself.
 */
final class OwnerCollector {

    private static final List<Class<? extends HasMetadata>> KINDS = List.of(
            Deployment.class,
            Job.class,
            Pod.class,
            Service.class,
            ConfigMap.class,
            Secret.class,
            ServiceAccount.class,
            HorizontalPodAutoscaler.class,
            PodDisruptionBudget.class);

    private final KubernetesClient client;

    OwnerCollector(KubernetesClient client) {
        this.client = client;
    }

    static Optional<OwnerCollector> ifNeeded(KubernetesClient client) {
        return client.getKubernetesVersion().getGitVersion().contains("simulated")
                ? Optional.empty()
                : Optional.of(new OwnerCollector(client));
    }

    void collect() {
        Map<String, Boolean> alive = new HashMap<>();
        for (var kind : KINDS) {
            for (var object : client.resources(kind).inAnyNamespace().list().getItems()) {
                var metadata = object.getMetadata();
                var owners = metadata.getOwnerReferences();
                if (!owners.isEmpty()
                        && metadata.getDeletionTimestamp() == null
                        && owners.stream()
                                .noneMatch(owner -> alive.computeIfAbsent(
                                        owner.getUid(), uid -> isAlive(metadata.getNamespace(), owner)))) {
                    client.resource(object).delete();
                }
            }
        }
    }

    /** Whether the owner is there and the same: another object of its name is not it. */
    private boolean isAlive(String namespace, OwnerReference owner) {
        var found = kind(owner)
                .flatMap(type -> Optional.ofNullable(client.genericKubernetesResources(type)
                        .inNamespace(namespace)
                        .withName(owner.getName())
                        .get()));
        return found.isPresent() && found.get().getMetadata().getUid().equals(owner.getUid());
    }

    /** Only owners in the dependent's namespace: those of the cluster are nobody's here. */
    private Optional<ResourceDefinitionContext> kind(OwnerReference owner) {
        var resources = client.getApiResources(owner.getApiVersion());
        return resources == null
                ? Optional.empty()
                : resources.getResources().stream()
                        .filter(resource -> resource.getKind().equals(owner.getKind())
                                && !resource.getName().contains("/"))
                        .findFirst()
                        .map(resource -> new ResourceDefinitionContext.Builder()
                                .withGroup(group(owner.getApiVersion()))
                                .withVersion(owner.getApiVersion()
                                        .substring(owner.getApiVersion().indexOf('/') + 1))
                                .withKind(owner.getKind())
                                .withPlural(resource.getName())
                                .withNamespaced(resource.getNamespaced())
                                .build());
    }

    private static String group(String apiVersion) {
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }
}

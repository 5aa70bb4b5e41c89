package io.shadowledger.sandbox.kubernetes.simulated.resource;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType.Names;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType.Scale;
import io.shadowledger.sandbox.kubernetes.simulated.schema.ModelSchemas;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Rules;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds that a Kubernetes API server brings along, as far as an application and its operator meet them. */
final class BuiltIns {

    private static final Set<Class<? extends HasMetadata>> WITH_STATUS = Set.of(
            Namespace.class,
            Node.class,
            Pod.class,
            Service.class,
            PersistentVolume.class,
            PersistentVolumeClaim.class,
            ResourceQuota.class,
            Deployment.class,
            ReplicaSet.class,
            StatefulSet.class,
            DaemonSet.class,
            HorizontalPodAutoscaler.class,
            Job.class,
            CronJob.class,
            Ingress.class,
            PodDisruptionBudget.class,
            CustomResourceDefinition.class);

    private static final Set<Class<? extends HasMetadata>> SCALABLE =
            Set.of(Deployment.class, ReplicaSet.class, StatefulSet.class);

    private static final Set<Class<? extends HasMetadata>> IN_ALL = Set.of(
            Pod.class,
            Service.class,
            Deployment.class,
            ReplicaSet.class,
            StatefulSet.class,
            DaemonSet.class,
            HorizontalPodAutoscaler.class,
            Job.class,
            CronJob.class);

    private final ModelSchemas schemas;

    BuiltIns(ModelSchemas schemas) {
        this.schemas = schemas;
    }

    Stream<ResourceType> all() {
        return Stream.of(
                type(Namespace.class, "ns"),
                type(Node.class, "no"),
                type(Pod.class, "po"),
                type(Service.class, "svc"),
                type(Endpoints.class, "ep"),
                type(ConfigMap.class, "cm"),
                type(Secret.class),
                type(ServiceAccount.class, "sa"),
                type(Event.class, "ev"),
                type(PersistentVolume.class, "pv"),
                type(PersistentVolumeClaim.class, "pvc"),
                type(LimitRange.class, "limits"),
                type(ResourceQuota.class, "quota"),
                type(Deployment.class, "deploy"),
                type(ReplicaSet.class, "rs"),
                type(StatefulSet.class, "sts"),
                type(DaemonSet.class, "ds"),
                type(HorizontalPodAutoscaler.class, "hpa"),
                type(Job.class),
                type(CronJob.class, "cj"),
                type(PodDisruptionBudget.class, "pdb"),
                type(Lease.class),
                type(EndpointSlice.class),
                type(Ingress.class, "ing"),
                type(IngressClass.class),
                type(NetworkPolicy.class, "netpol"),
                type(Role.class),
                type(RoleBinding.class),
                type(ClusterRole.class),
                type(ClusterRoleBinding.class),
                type(StorageClass.class, "sc"),
                type(CustomResourceDefinition.class, "crd", "crds"));
    }

    private ResourceType type(Class<? extends HasMetadata> model, String... shortNames) {
        var kind = HasMetadata.getKind(model);
        var schema = schemas.of(model);
        return new ResourceType(
                HasMetadata.getGroup(model),
                HasMetadata.getVersion(model),
                new Names(
                        HasMetadata.getPlural(model),
                        kind.toLowerCase(Locale.ROOT),
                        kind,
                        kind + "List",
                        List.of(shortNames),
                        IN_ALL.contains(model) ? List.of("all") : List.of()),
                Namespaced.class.isAssignableFrom(model),
                false,
                WITH_STATUS.contains(model),
                SCALABLE.contains(model)
                        ? new Scale(".spec.replicas", ".status.replicas", ".spec.selector")
                        : Scale.NONE,
                completed(model, schema),
                Rules.of(Schema.ANYTHING),
                Json.array());
    }

    private Schema completed(Class<?> model, Schema schema) {
        if (model != Secret.class) {
            return schema.asRoot(schemas.metadata());
        }
        // Write-only: turned into data before anything is kept
        var source = schemas.document(model).deepCopy();
        Json.child(source, "properties")
                .set("stringData", source.path("properties").path("data"));
        return Schema.parse(source).asRoot(schemas.metadata());
    }
}

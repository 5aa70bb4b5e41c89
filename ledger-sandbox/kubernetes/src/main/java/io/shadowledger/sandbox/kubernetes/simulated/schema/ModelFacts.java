package io.shadowledger.sandbox.kubernetes.simulated.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the Kubernetes API says of its built-in types beside their fields: which lists are keyed, which objects are owned
 * as a whole, and the defaults. Source: the {@code x-kubernetes-*} extensions of the Kubernetes OpenAPI document, and
 * {@code pkg/apis/<group>/v1/defaults.go} of Kubernetes.
 */
final class ModelFacts {

    private ModelFacts() {}

    private record Keys(String mergeKey, List<String> keys) {}

    /** Objects that server-side apply owns as a whole. */
    static final Set<String> ATOMIC = Set.of(
            "LabelSelector",
            "ObjectReference",
            "LocalObjectReference",
            "TypedLocalObjectReference",
            "SecretKeySelector",
            "ConfigMapKeySelector",
            "ObjectFieldSelector",
            "ResourceFieldSelector",
            "NodeSelector",
            "NodeSelectorTerm",
            "SecretReference");

    private static final Map<String, Keys> LISTS = Map.ofEntries(
            keyed("Container", "name"),
            keyed("EphemeralContainer", "name"),
            keyed("EnvVar", "name"),
            keyed("VolumeMount", "mountPath"),
            keyed("VolumeDevice", "devicePath"),
            keyed("Volume", "name"),
            keyed("ContainerPort", "containerPort", "protocol"),
            keyed("ServicePort", "port", "protocol"),
            keyed("LocalObjectReference", "name"),
            keyed("HostAlias", "ip"),
            keyed("TopologySpreadConstraint", "topologyKey", "whenUnsatisfiable"),
            keyed("OwnerReference", "uid"),
            keyed("PodIP", "ip"),
            keyed("HostIP", "ip"),
            keyed("NodeAddress", "type"),
            keyed("PodResourceClaim", "name"));

    /** {@code Type.field} to the default, in JSON terms. */
    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("DeploymentSpec.replicas", 1),
            Map.entry("DeploymentSpec.revisionHistoryLimit", 10),
            Map.entry("DeploymentSpec.progressDeadlineSeconds", 600),
            Map.entry("ReplicaSetSpec.replicas", 1),
            Map.entry("StatefulSetSpec.replicas", 1),
            Map.entry("JobSpec.backoffLimit", 6),
            Map.entry("JobSpec.completions", 1),
            Map.entry("JobSpec.parallelism", 1),
            Map.entry("JobSpec.completionMode", "NonIndexed"),
            Map.entry("JobSpec.suspend", false),
            Map.entry("CronJobSpec.concurrencyPolicy", "Allow"),
            Map.entry("CronJobSpec.suspend", false),
            Map.entry("HorizontalPodAutoscalerSpec.minReplicas", 1),
            Map.entry("PodSpec.restartPolicy", "Always"),
            Map.entry("PodSpec.terminationGracePeriodSeconds", 30),
            Map.entry("PodSpec.dnsPolicy", "ClusterFirst"),
            Map.entry("PodSpec.schedulerName", "default-scheduler"),
            Map.entry("Container.terminationMessagePath", "/dev/termination-log"),
            Map.entry("Container.terminationMessagePolicy", "File"),
            Map.entry("ContainerPort.protocol", "TCP"),
            Map.entry("Probe.timeoutSeconds", 1),
            Map.entry("Probe.periodSeconds", 10),
            Map.entry("Probe.successThreshold", 1),
            Map.entry("Probe.failureThreshold", 3),
            Map.entry("HTTPGetAction.scheme", "HTTP"),
            Map.entry("ServiceSpec.type", "ClusterIP"),
            Map.entry("ServiceSpec.sessionAffinity", "None"),
            Map.entry("ServiceSpec.internalTrafficPolicy", "Cluster"),
            Map.entry("ServicePort.protocol", "TCP"),
            Map.entry("ObjectFieldSelector.apiVersion", "v1"),
            Map.entry("Secret.type", "Opaque"));

    /** Adds what is known of a list by the type of its items. */
    static void completeList(String item, ObjectNode list) {
        if (item.endsWith("Condition")) {
            put(list, new Keys("type", List.of("type")));
        }
        var keys = LISTS.get(item);
        if (keys != null) {
            put(list, keys);
            if (item.equals("Volume")) {
                list.put("x-kubernetes-patch-strategy", "merge,retainKeys");
            }
        }
    }

    /** Adds what is known of one field. */
    static void complete(String type, String field, ObjectNode schema) {
        var key = type + "." + field;
        switch (DEFAULTS.get(key)) {
            case Integer number -> schema.put("default", number);
            case Boolean flag -> schema.put("default", flag);
            case String text -> schema.put("default", text);
            case null, default -> {
                // Most fields have no default
            }
        }
        switch (key) {
            case "ObjectMeta.finalizers" ->
                schema.put("x-kubernetes-list-type", "set").put("x-kubernetes-patch-strategy", "merge");
            case "ServiceSpec.selector", "PodSpec.nodeSelector" -> schema.put("x-kubernetes-map-type", "atomic");
            case "ServiceAccount.secrets" -> put(schema, new Keys("name", List.of("name")));
            default -> {
                // The rest are plain
            }
        }
    }

    private static void put(ObjectNode list, Keys keys) {
        list.put("x-kubernetes-list-type", "map");
        keys.keys().forEach(list.putArray("x-kubernetes-list-map-keys")::add);
        list.put("x-kubernetes-patch-strategy", "merge").put("x-kubernetes-patch-merge-key", keys.mergeKey());
    }

    private static Map.Entry<String, Keys> keyed(String item, String... keys) {
        return Map.entry(item, new Keys(keys[0], List.of(keys)));
    }
}

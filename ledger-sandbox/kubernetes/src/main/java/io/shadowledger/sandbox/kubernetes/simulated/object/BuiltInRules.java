package io.shadowledger.sandbox.kubernetes.simulated.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.status.FieldError;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rules and computed defaults of built-in kinds that people run into: names, selectors, containers, service addresses.
 * Source: {@code pkg/apis/*} of Kubernetes. It is a choice, not the whole: docs/sandbox-kubernetes.md says so.
 */
final class BuiltInRules {

    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Set<String> FREELY_NAMED = Set.of("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");
    private static final Set<String> WITH_TEMPLATE =
            Set.of("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job");

    private final ObjectStore store;

    BuiltInRules(ObjectStore store) {
        this.store = store;
    }

    /** Write-only fields become what is kept of them. */
    void decode(ResourceType type, ObjectNode object) {
        if (type.resource().equals("secrets")) {
            encode(object);
        }
    }

    /** Computed values that a schema's defaults cannot tell. */
    void complete(ResourceType type, ObjectNode object, @Nullable ObjectNode old) {
        switch (type.resource()) {
            case "services" -> serviceAddress(object, old);
            case "pods" -> {
                if (old == null) {
                    Json.child(object, "status").put("phase", "Pending").put("qosClass", "BestEffort");
                }
            }
            case "namespaces" -> {
                Json.child(Json.child(object, "metadata"), "labels")
                        .put("kubernetes.io/metadata.name", Json.text(object, "metadata", "name"));
                if (old == null) {
                    Json.child(object, "status").put("phase", "Active");
                }
            }
            case "deployments.apps" -> rollingUpdate(object);
            case "jobs.batch" -> jobSelector(object);
            default -> {
                // Nothing is computed for the rest
            }
        }
    }

    List<FieldError> check(ResourceType type, ObjectNode object, @Nullable ObjectNode old) {
        var errors = new ArrayList<FieldError>();
        if (old == null) {
            name(type, object, errors);
        }
        if (WITH_TEMPLATE.contains(type.kind()) && !type.custom()) {
            template(object, errors);
            if (old != null
                    && !object.path("spec")
                            .path("selector")
                            .equals(old.path("spec").path("selector"))) {
                errors.add(FieldError.invalid(
                        "spec.selector", object.path("spec").path("selector"), "field is immutable"));
            }
        }
        if (type.resource().equals("pods")) {
            containers(object.path("spec"), "spec", errors);
        }
        if (type.resource().equals("services")
                && !object.path("spec").path("ports").isArray()) {
            errors.add(FieldError.required("spec.ports", ""));
        }
        return errors;
    }

    private static void name(ResourceType type, ObjectNode object, List<FieldError> errors) {
        var name = object.path("metadata").path("name");
        if (!FREELY_NAMED.contains(type.kind())
                && (!SUBDOMAIN.matcher(name.asText()).matches() || name.asText().length() > 253)) {
            errors.add(FieldError.invalid(
                    "metadata.name",
                    name,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                            + " validation is '" + SUBDOMAIN.pattern() + "')"));
        }
    }

    private static void template(ObjectNode object, List<FieldError> errors) {
        var spec = object.path("spec");
        containers(spec.path("template").path("spec"), "spec.template.spec", errors);
        var wanted = spec.path("selector").path("matchLabels");
        var labels = spec.path("template").path("metadata").path("labels");
        if (!spec.path("selector").isObject()) {
            errors.add(FieldError.required("spec.selector", ""));
        } else if (Json.stream(wanted).findAny().isPresent()
                && wanted.propertyStream().anyMatch(label -> !label.getValue().equals(labels.get(label.getKey())))) {
            errors.add(FieldError.invalid(
                    "spec.template.metadata.labels", labels, "`selector` does not match template `labels`"));
        }
    }

    private static void containers(JsonNode podSpec, String path, List<FieldError> errors) {
        if (podSpec.path("containers").isEmpty()) {
            errors.add(FieldError.required(path + ".containers", ""));
        }
        for (var i = 0; i < podSpec.path("containers").size(); i++) {
            for (var field : List.of("name", "image")) {
                if (Json.text(podSpec.path("containers").get(i), field).isEmpty()) {
                    errors.add(FieldError.required(path + ".containers[" + i + "]." + field, ""));
                }
            }
        }
    }

    private static void encode(ObjectNode secret) {
        for (var entry : Json.fields(secret.path("stringData"))) {
            var bytes = entry.getValue().asText().getBytes(StandardCharsets.UTF_8);
            Json.child(secret, "data").put(entry.getKey(), Base64.getEncoder().encodeToString(bytes));
        }
        secret.remove("stringData");
    }

    private static void rollingUpdate(ObjectNode deployment) {
        var strategy = Json.child(Json.child(deployment, "spec"), "strategy");
        if (!strategy.has("type")) {
            strategy.put("type", "RollingUpdate");
        }
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            var rolling = Json.child(strategy, "rollingUpdate");
            for (var bound : List.of("maxSurge", "maxUnavailable")) {
                if (!rolling.has(bound)) {
                    rolling.put(bound, "25%");
                }
            }
        }
    }

    private static void jobSelector(ObjectNode job) {
        var uid = Json.text(job, "metadata", "uid");
        var spec = Json.child(job, "spec");
        if (!spec.has("selector") && !uid.isEmpty()) {
            Json.child(Json.child(spec, "selector"), "matchLabels").put("batch.kubernetes.io/controller-uid", uid);
            var labels = Json.child(Json.child(Json.child(spec, "template"), "metadata"), "labels");
            labels.put("batch.kubernetes.io/controller-uid", uid);
            labels.put("batch.kubernetes.io/job-name", Json.text(job, "metadata", "name"));
        }
    }

    private void serviceAddress(ObjectNode service, @Nullable ObjectNode old) {
        var spec = Json.child(service, "spec");
        for (var port : spec.path("ports")) {
            if (port instanceof ObjectNode node && !node.has("targetPort")) {
                node.set("targetPort", node.path("port"));
            }
        }
        if (Json.text(spec, "type").equals("ExternalName")) {
            return;
        }
        if (!spec.has("clusterIP")) {
            spec.put("clusterIP", old == null ? freeClusterAddress() : Json.text(old, "spec", "clusterIP"));
        }
        if (!spec.has("clusterIPs")) {
            spec.putArray("clusterIPs").add(Json.text(spec, "clusterIP"));
        }
        if (!spec.has("ipFamilies") && !Json.text(spec, "clusterIP").equals("None")) {
            spec.putArray("ipFamilies").add("IPv4");
            spec.put("ipFamilyPolicy", "SingleStack");
        }
    }

    private String freeClusterAddress() {
        var taken = store.list("services", "").objects().stream()
                .map(service -> Json.text(service, "spec", "clusterIP"))
                .collect(Collectors.toSet());
        return IntStream.range(1, 65_000)
                .mapToObj(n -> "10.96." + (n >> 8) + "." + (n & 255))
                .filter(address -> !taken.contains(address))
                .findFirst()
                .orElse("None");
    }
}

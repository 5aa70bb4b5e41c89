package io.shadowledger.sandbox.kubernetes.simulated.table;

import static io.shadowledger.sandbox.kubernetes.simulated.table.Column.at;
import static io.shadowledger.sandbox.kubernetes.simulated.table.Column.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code kubectl get} shows of built-in kinds, after {@code pkg/printers/internalversion} of Kubernetes. */
final class BuiltInColumns {

    private static final String NONE = "<none>";

    private final Ages ages;

    BuiltInColumns(Ages ages) {
        this.ages = ages;
    }

    /** The columns after the name, for a kind as the store names it. */
    List<Column> of(String resource) {
        var age = age();
        return switch (resource) {
            case "pods" ->
                List.of(
                        text("Ready", PodCells::ready),
                        text("Status", PodCells::status),
                        text("Restarts", pod -> PodCells.restarts(pod, ages)),
                        age,
                        at("IP", NONE, "status", "podIP").onlyWide(),
                        at("Node", NONE, "spec", "nodeName").onlyWide());
            case "deployments.apps" ->
                List.of(
                        text("Ready", o -> number(o, "status", "readyReplicas") + "/" + number(o, "spec", "replicas")),
                        text("Up-to-date", o -> number(o, "status", "updatedReplicas")),
                        text("Available", o -> number(o, "status", "availableReplicas")),
                        age,
                        images("template"),
                        selector());
            case "replicasets.apps" ->
                List.of(
                        text("Desired", o -> number(o, "spec", "replicas")),
                        text("Current", o -> number(o, "status", "replicas")),
                        text("Ready", o -> number(o, "status", "readyReplicas")),
                        age,
                        images("template"),
                        selector());
            case "statefulsets.apps" ->
                List.of(
                        text("Ready", o -> number(o, "status", "readyReplicas") + "/" + number(o, "spec", "replicas")),
                        age,
                        images("template"));
            case "services" ->
                List.of(
                        at("Type", NONE, "spec", "type"),
                        at("Cluster-IP", NONE, "spec", "clusterIP"),
                        at("External-IP", NONE, "spec", "externalName"),
                        text("Port(s)", BuiltInColumns::ports),
                        age,
                        text("Selector", o -> labels(Json.at(o, "spec", "selector")))
                                .onlyWide());
            case "horizontalpodautoscalers.autoscaling" ->
                List.of(
                        text(
                                "Reference",
                                o -> Json.text(o, "spec", "scaleTargetRef", "kind") + "/"
                                        + Json.text(o, "spec", "scaleTargetRef", "name")),
                        text("Targets", BuiltInColumns::targets),
                        at("MinPods", "<unset>", "spec", "minReplicas"),
                        at("MaxPods", NONE, "spec", "maxReplicas"),
                        text("Replicas", o -> number(o, "status", "currentReplicas")),
                        age);
            case "poddisruptionbudgets.policy" ->
                List.of(
                        at("Min Available", "N/A", "spec", "minAvailable"),
                        at("Max Unavailable", "N/A", "spec", "maxUnavailable"),
                        text("Allowed Disruptions", o -> number(o, "status", "disruptionsAllowed")),
                        age);
            case "configmaps" -> List.of(text("Data", o -> entries(o, "data", "binaryData")), age);
            case "secrets" -> List.of(at("Type", "Opaque", "type"), text("Data", o -> entries(o, "data")), age);
            case "jobs.batch" ->
                List.of(
                        text("Status", BuiltInColumns::jobStatus),
                        text(
                                "Completions",
                                o -> number(o, "status", "succeeded") + "/" + number(o, "spec", "completions")),
                        text("Duration", this::jobDuration),
                        age,
                        images("template"));
            case "cronjobs.batch" ->
                List.of(
                        at("Schedule", NONE, "spec", "schedule"),
                        at("Timezone", NONE, "spec", "timeZone"),
                        at("Suspend", "False", "spec", "suspend"),
                        text(
                                "Active",
                                o -> Integer.toString(
                                        Json.at(o, "status", "active").size())),
                        age);
            case "leases.coordination.k8s.io" -> List.of(at("Holder", "", "spec", "holderIdentity"), age);
            case "namespaces" -> List.of(at("Status", NONE, "status", "phase"), age);
            case "nodes" ->
                List.of(
                        text("Status", o -> condition(o, "Ready").equals("True") ? "Ready" : "NotReady"),
                        text("Roles", o -> NONE),
                        age,
                        at("Version", "", "status", "nodeInfo", "kubeletVersion"));
            case "events" ->
                List.of(
                        text("Last Seen", o -> ages.since(lastSeen(o))),
                        at("Type", "", "type"),
                        at("Reason", "", "reason"),
                        text(
                                "Object",
                                o -> Json.text(o, "involvedObject", "kind").toLowerCase(Locale.ROOT) + "/"
                                        + Json.text(o, "involvedObject", "name")),
                        text("Message", o -> Json.text(o, "message").strip()),
                        at("Count", "1", "count").onlyWide());
            case "customresourcedefinitions.apiextensions.k8s.io" ->
                List.of(at("Created At", "", "metadata", "creationTimestamp"));
            case "ingresses.networking.k8s.io" ->
                List.of(
                        at("Class", NONE, "spec", "ingressClassName"),
                        text(
                                "Hosts",
                                o -> joined(Json.stream(Json.at(o, "spec", "rules"))
                                        .map(rule -> Json.text(rule, "host"))
                                        .toList())),
                        age);
            case "networkpolicies.networking.k8s.io" ->
                List.of(text("Pod-Selector", o -> labels(Json.at(o, "spec", "podSelector", "matchLabels"))), age);
            default -> List.of(age);
        };
    }

    Column age() {
        return text("Age", object -> ages.since(Json.text(object, "metadata", "creationTimestamp")));
    }

    private static Column images(String template) {
        return text(
                        "Images",
                        o -> joined(Json.stream(Json.at(o, "spec", template, "spec", "containers"))
                                .map(container -> Json.text(container, "image"))
                                .toList()))
                .onlyWide();
    }

    private static Column selector() {
        return text("Selector", o -> labels(Json.at(o, "spec", "selector", "matchLabels")))
                .onlyWide();
    }

    private static String number(JsonNode object, String... path) {
        return Long.toString(Json.at(object, path).asLong(0));
    }

    private static String entries(JsonNode object, String... fields) {
        var count = 0;
        for (var field : fields) {
            count += object.path(field).size();
        }
        return Integer.toString(count);
    }

    private static String labels(JsonNode labels) {
        return labels.isEmpty()
                ? NONE
                : labels.propertyStream()
                        .map(label -> label.getKey() + "=" + label.getValue().asText())
                        .collect(Collectors.joining(","));
    }

    private static String joined(List<String> texts) {
        return texts.isEmpty() ? NONE : String.join(",", texts);
    }

    private static String ports(JsonNode service) {
        return joined(Json.stream(Json.at(service, "spec", "ports"))
                .map(port -> Json.text(port, "port")
                        + (port.has("nodePort") ? ":" + Json.text(port, "nodePort") : "")
                        + "/" + Json.text(port, "protocol"))
                .toList());
    }

    private static String targets(JsonNode hpa) {
        return joined(Json.stream(Json.at(hpa, "spec", "metrics"))
                .map(metric -> Json.text(metric, "resource", "name") + ": <unknown>/"
                        + Json.text(metric, "resource", "target", "averageUtilization") + "%")
                .toList());
    }

    private static String condition(JsonNode object, String type) {
        return Json.stream(Json.at(object, "status", "conditions"))
                .filter(condition -> Json.text(condition, "type").equals(type))
                .map(condition -> Json.text(condition, "status"))
                .findFirst()
                .orElse("Unknown");
    }

    private static String jobStatus(JsonNode job) {
        return condition(job, "Complete").equals("True")
                ? "Complete"
                : condition(job, "Failed").equals("True") ? "Failed" : "Running";
    }

    private String jobDuration(JsonNode job) {
        var start = Json.text(job, "status", "startTime");
        var end = Json.text(job, "status", "completionTime");
        if (start.isEmpty()) {
            return "";
        }
        return end.isEmpty()
                ? ages.since(start)
                : Ages.human(Duration.between(Instant.parse(start), Instant.parse(end)));
    }

    private static String lastSeen(JsonNode event) {
        for (var field : List.of("lastTimestamp", "eventTime", "firstTimestamp")) {
            if (!Json.text(event, field).isEmpty()) {
                return Json.text(event, field);
            }
        }
        return Json.text(event, "metadata", "creationTimestamp");
    }
}

package io.shadowledger.sandbox.kubernetes.simulated.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.object.Objects;
import io.shadowledger.sandbox.kubernetes.simulated.object.PatchType;
import io.shadowledger.sandbox.kubernetes.simulated.patch.JsonPatches;
import io.shadowledger.sandbox.kubernetes.simulated.patch.MergePatch;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import io.shadowledger.sandbox.kubernetes.simulated.table.JsonPath;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The scale subresource: {@code kubectl scale} and autoscalers. */
final class Scales {

    private final Objects objects;

    Scales(Objects objects) {
        this.objects = objects;
    }

    Reply handle(Request request, ResourcePath path) {
        var type = path.type();
        if (!type.scale().present()) {
            throw ApiException.noSuchPath();
        }
        var object = objects.get(type, path.namespace(), path.name());
        return switch (request.method()) {
            case "GET" -> Reply.ok(scale(path, object));
            case "PUT" -> write(request, path, object, request.objectBody());
            case "PATCH" -> {
                var scale = scale(path, object);
                var patch = request.body();
                yield write(
                        request,
                        path,
                        object,
                        PatchType.of(request.header("Content-Type"), type) == PatchType.JSON
                                ? JsonPatches.apply(scale, patch)
                                : MergePatch.apply(scale, patch));
            }
            default -> throw ApiException.methodNotAllowed();
        };
    }

    private Reply write(Request request, ResourcePath path, ObjectNode object, JsonNode scale) {
        var options = request.writeOptions();
        var expected = Json.text(scale, "metadata", "resourceVersion");
        if (!expected.isEmpty()) {
            Json.child(object, "metadata").put("resourceVersion", expected);
        }
        set(
                object,
                path.type().scale().spec(),
                Json.at(scale, "spec", "replicas").asInt());
        var written = objects.replace(path.type(), path.namespace(), path.name(), "", object, options);
        return Reply.ok(scale(path, written)).with(options.warnings());
    }

    private static ObjectNode scale(ResourcePath path, ObjectNode object) {
        var places = path.type().scale();
        var scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        var metadata = scale.putObject("metadata");
        for (var field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
            metadata.set(field, object.path("metadata").get(field));
        }
        scale.putObject("spec").put("replicas", number(object, places.spec()));
        var status = scale.putObject("status").put("replicas", number(object, places.status()));
        JsonPath.find(object, places.selector()).stream()
                .findFirst()
                .ifPresent(selector -> status.put("selector", selectorText(selector)));
        return scale;
    }

    private static int number(ObjectNode object, String path) {
        return path.isEmpty()
                ? 0
                : JsonPath.find(object, path).stream()
                        .findFirst()
                        .map(JsonNode::asInt)
                        .orElse(0);
    }

    private static String selectorText(JsonNode selector) {
        return selector.isTextual()
                ? selector.asText()
                : selector.path("matchLabels")
                        .propertyStream()
                        .map(label -> label.getKey() + "=" + label.getValue().asText())
                        .collect(Collectors.joining(","));
    }

    private static void set(ObjectNode object, String path, int value) {
        var steps =
                Arrays.stream(path.split("\\.")).filter(step -> !step.isEmpty()).toList();
        var here = object;
        for (var step : steps.subList(0, steps.size() - 1)) {
            here = Json.child(here, step);
        }
        here.put(steps.getLast(), value);
    }
}

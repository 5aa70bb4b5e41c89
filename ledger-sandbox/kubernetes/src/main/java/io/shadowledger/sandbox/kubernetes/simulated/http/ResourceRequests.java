package io.shadowledger.sandbox.kubernetes.simulated.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.object.DeleteOptions;
import io.shadowledger.sandbox.kubernetes.simulated.object.Objects;
import io.shadowledger.sandbox.kubernetes.simulated.object.PatchType;
import io.shadowledger.sandbox.kubernetes.simulated.object.Selector;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import io.shadowledger.sandbox.kubernetes.simulated.table.Tables;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The verbs of HTTP on resources. */
final class ResourceRequests {

    private static final Set<String> OBJECT_SUBRESOURCES = Set.of("", "status", "scale");

    private final Objects objects;
    private final Scales scales;
    private final Tables tables;

    ResourceRequests(Objects objects, Tables tables) {
        this.objects = objects;
        this.scales = new Scales(objects);
        this.tables = tables;
    }

    Reply handle(Request request, ResourcePath path) {
        if (path.name().isEmpty()) {
            return collection(request, path);
        }
        if (!OBJECT_SUBRESOURCES.contains(path.subresource())
                || (path.subresource().equals("status") && !path.type().status())) {
            throw ApiException.noSuchPath();
        }
        if (path.subresource().equals("scale")) {
            return scales.handle(request, path);
        }
        var form = Representation.of(request, tables);
        var type = path.type();
        return switch (request.method()) {
            case "GET" -> Reply.ok(form.one(type, objects.get(type, path.namespace(), path.name())));
            case "PUT" -> {
                var options = request.writeOptions();
                var written = objects.replace(
                        type, path.namespace(), path.name(), path.subresource(), request.objectBody(), options);
                yield Reply.ok(form.one(type, written)).with(options.warnings());
            }
            case "PATCH" -> {
                var options = request.writeOptions();
                var kind = PatchType.of(request.header("Content-Type"), type);
                var written = objects.patch(
                        type, path.namespace(), path.name(), path.subresource(), kind, request.body(), options);
                yield Reply.json(written.created() ? 201 : 200, form.one(type, written.object()))
                        .with(options.warnings());
            }
            case "DELETE" -> delete(request, path);
            default -> throw ApiException.methodNotAllowed();
        };
    }

    /** What a list or watch is limited to; a watch of one object is one of its name. */
    Predicate<JsonNode> selector(Request request, ResourcePath path) {
        Predicate<JsonNode> selected =
                Selector.of(request.query("labelSelector"), request.query("fieldSelector"), path.type());
        return path.name().isEmpty()
                ? selected
                : selected.and(object -> Json.text(object, "metadata", "name").equals(path.name()));
    }

    private Reply collection(Request request, ResourcePath path) {
        var type = path.type();
        var form = Representation.of(request, tables);
        return switch (request.method()) {
            case "GET" -> Reply.ok(form.list(type, objects.list(type, path.namespace(), selector(request, path))));
            case "POST" -> {
                var options = request.writeOptions();
                var created = objects.create(type, path.namespace(), request.objectBody(), options);
                yield Reply.json(201, form.one(type, created)).with(options.warnings());
            }
            case "DELETE" -> {
                var options = deleteOptions(request);
                var gone = objects.list(type, path.namespace(), selector(request, path));
                gone.objects()
                        .forEach(object -> objects.delete(
                                type,
                                Json.text(object, "metadata", "namespace"),
                                Json.text(object, "metadata", "name"),
                                options));
                yield Reply.ok(form.list(type, gone));
            }
            default -> throw ApiException.methodNotAllowed();
        };
    }

    private Reply delete(Request request, ResourcePath path) {
        var type = path.type();
        var before = objects.get(type, path.namespace(), path.name());
        var left = objects.delete(type, path.namespace(), path.name(), deleteOptions(request));
        if (left.isPresent()) {
            return Reply.ok(left.get());
        }
        var status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        var details = status.putObject("details").put("name", path.name());
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", type.plural()).put("uid", Json.text(before, "metadata", "uid"));
        return Reply.ok(status);
    }

    private static DeleteOptions deleteOptions(Request request) {
        var body = request.objectBody();
        var policy = request.query("propagationPolicy");
        return new DeleteOptions(
                grace(request, body),
                (policy.isEmpty() ? Json.text(body, "propagationPolicy") : policy).equals("Orphan")
                        || body.path("orphanDependents").asBoolean(),
                Json.text(body, "preconditions", "uid"),
                Json.text(body, "preconditions", "resourceVersion"),
                request.query("dryRun").equals("All")
                        || Json.stream(body.get("dryRun")).map(JsonNode::asText).anyMatch("All"::equals));
    }

    private static @Nullable Long grace(Request request, ObjectNode body) {
        var query = request.query("gracePeriodSeconds");
        if (!query.isEmpty()) {
            return Long.valueOf(query);
        }
        return body.path("gracePeriodSeconds").isNumber()
                ? body.path("gracePeriodSeconds").asLong()
                : null;
    }
}

package io.shadowledger.sandbox.kubernetes.simulated.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.resource.Registry;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.schema.ModelSchemas;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Schema;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * OpenAPI v3, one document per group and version, with what kubectl reads of it: the schemas for {@code explain}, and the
 * paths that say which kind is where and that unknown fields are checked here and not by the client.
 */
public final class OpenApi {

    private record Document(List<ResourceType> types, ObjectNode document, String hash) {

        /** By identity: a type that is defined anew is another one. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(List<ResourceType> others) {
            return types.size() == others.size()
                    && IntStream.range(0, types.size()).allMatch(i -> types.get(i) == others.get(i));
        }
    }

    private final Registry registry;
    private final Map<String, Document> documents = new ConcurrentHashMap<>();
    private final Schema metadata = new ModelSchemas().metadata();

    public OpenApi(Registry registry) {
        this.registry = registry;
    }

    /** {@code /openapi/v3}: where the documents are, each with a hash of its content for the client's cache. */
    public ObjectNode index() {
        var index = Json.object();
        var paths = index.putObject("paths");
        var roots = new TreeSet<String>();
        registry.all().forEach(type -> roots.add(root(type)));
        roots.forEach(root -> {
            paths.putObject(root)
                    .put(
                            "serverRelativeURL",
                            "/openapi/v3/" + root + "?hash=" + cached(root).hash());
        });
        return index;
    }

    /**
     * One document.
     *
     * @param root as in {@code api/v1} or {@code apis/apps/v1}
     */
    public ObjectNode document(String root) {
        return cached(root).document();
    }

    private Document cached(String root) {
        var types =
                registry.all().stream().filter(type -> root(type).equals(root)).toList();
        if (types.isEmpty()) {
            throw ApiException.noSuchPath();
        }
        var known = documents.get(root);
        if (known == null || !known.isOf(types)) {
            var document = document(root, types);
            known = new Document(
                    types, document, Integer.toHexString(document.hashCode()).toUpperCase(Locale.ROOT));
            documents.put(root, known);
        }
        return known;
    }

    private ObjectNode document(String root, List<ResourceType> types) {
        var document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes, simulated").put("version", Discovery.VERSION);
        var paths = document.putObject("paths");
        var schemas = document.putObject("components").putObject("schemas");
        for (var type : types) {
            schemas.set(schemaName(type), schema(type));
            var collection = "/" + root + (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.plural();
            operations(paths.putObject(collection), type, List.of("get", "post"));
            operations(paths.putObject(collection + "/{name}"), type, List.of("get", "put", "patch", "delete"));
        }
        return document;
    }

    private ObjectNode schema(ResourceType type) {
        var schema = type.schema().source().deepCopy();
        var properties = Json.child(schema, "properties");
        properties.set("metadata", metadata.source());
        var kinds = schema.putArray("x-kubernetes-group-version-kind");
        kinds.add(groupVersionKind(type));
        if (!schema.has("description")) {
            schema.put("description", type.kind() + " of " + type.apiVersion() + ".");
        }
        return schema;
    }

    private static void operations(ObjectNode path, ResourceType type, List<String> methods) {
        for (var method : methods) {
            var operation = path.putObject(method);
            operation.set("x-kubernetes-group-version-kind", groupVersionKind(type));
            var parameters = operation.putArray("parameters");
            for (var name : List.of("dryRun", "fieldManager", "fieldValidation")) {
                parameters
                        .addObject()
                        .put("name", name)
                        .put("in", "query")
                        .putObject("schema")
                        .put("type", "string")
                        .put("uniqueItems", true);
            }
            Json.child(Json.child(operation, "responses"), "200").put("description", "OK");
        }
    }

    private static ObjectNode groupVersionKind(ResourceType type) {
        return Json.object()
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.kind());
    }

    private static String root(ResourceType type) {
        return (type.group().isEmpty() ? "api/" : "apis/" + type.group() + "/") + type.version();
    }

    private static String schemaName(ResourceType type) {
        return "io.k8s.api." + (type.group().isEmpty() ? "core" : type.group()) + "." + type.version() + "."
                + type.kind();
    }
}

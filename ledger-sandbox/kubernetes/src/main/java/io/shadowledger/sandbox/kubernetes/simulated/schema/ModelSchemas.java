package io.shadowledger.sandbox.kubernetes.simulated.schema;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import java.time.temporal.Temporal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Schemas of the built-in kinds, read from the client's model classes: their fields and types. What the classes do not
 * tell, list keys and defaults, comes from {@link ModelFacts}.
 */
public final class ModelSchemas {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<Class<?>> OPAQUE =
            Set.of(JSONSchemaProps.class, FieldsV1.class, Object.class, KubernetesResource.class);

    private final Map<Class<?>, ObjectNode> documents = new ConcurrentHashMap<>();

    /** The schema of a kind of object. */
    public Schema of(Class<?> kind) {
        return Schema.parse(document(kind));
    }

    /** The schema of {@code metadata}. */
    public Schema metadata() {
        return of(ObjectMeta.class);
    }

    /** The OpenAPI of a kind, without references. */
    public ObjectNode document(Class<?> kind) {
        var known = documents.get(kind);
        if (known == null) {
            known = read(kind);
            documents.put(kind, known);
        }
        return known;
    }

    private ObjectNode read(Class<?> kind) {
        var document = Json.object().put("type", "object");
        if (ModelFacts.ATOMIC.contains(kind.getSimpleName())) {
            document.put("x-kubernetes-map-type", "atomic");
        }
        var properties = document.putObject("properties");
        MAPPER.getDeserializationConfig()
                .introspect(MAPPER.constructType(kind))
                .findProperties()
                .forEach(property -> {
                    var schema = value(property.getPrimaryType());
                    ModelFacts.complete(kind.getSimpleName(), property.getName(), schema);
                    properties.set(property.getName(), schema);
                });
        return document;
    }

    private ObjectNode value(JavaType type) {
        var raw = type.getRawClass();
        if (raw == String.class || raw == MicroTime.class || Temporal.class.isAssignableFrom(raw)) {
            return Json.object().put("type", "string");
        }
        if (raw == Quantity.class || raw == IntOrString.class) {
            return Json.object().put("x-kubernetes-int-or-string", true);
        }
        if (raw == Boolean.class || raw == boolean.class) {
            return Json.object().put("type", "boolean");
        }
        if (raw == Integer.class || raw == int.class || raw == Long.class || raw == long.class) {
            return Json.object().put("type", "integer");
        }
        if (Number.class.isAssignableFrom(raw)) {
            return Json.object().put("type", "number");
        }
        if (type.isCollectionLikeType()) {
            var list = Json.object().put("type", "array");
            var item = type.getContentType();
            list.set("items", value(item));
            ModelFacts.completeList(item.getRawClass().getSimpleName(), list);
            return list;
        }
        if (type.isMapLikeType()) {
            var map = Json.object().put("type", "object");
            map.set("additionalProperties", value(type.getContentType()));
            return map;
        }
        if (OPAQUE.contains(raw) || raw.isInterface()) {
            return Json.object().put("x-kubernetes-preserve-unknown-fields", true);
        }
        if (raw.isEnum()) {
            return Json.object().put("type", "string");
        }
        return document(raw).deepCopy();
    }
}

package io.shadowledger.sandbox.kubernetes.simulated.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A structural schema, parsed once from OpenAPI v3 as it stands in a CustomResourceDefinition.
 *
 * @param type the value's type; {@link Type#ANY} for int-or-string and for untyped values
 * @param properties the named fields of an object
 * @param additional what the entries of a map look like, null if there are none
 * @param items what the items of a list look like, null if unknown
 * @param source the OpenAPI it was read from, with constraints, rules and defaults
 */
public record Schema(
        Type type,
        Map<String, Schema> properties,
        @Nullable Schema additional,
        @Nullable Schema items,
        ObjectNode source) {

    /** JSON types. */
    public enum Type {
        OBJECT,
        ARRAY,
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        ANY
    }

    /** A value of which nothing is known and everything is kept. */
    public static final Schema ANYTHING = parse(Json.object().put("x-kubernetes-preserve-unknown-fields", true));

    public static Schema parse(ObjectNode source) {
        var properties = new LinkedHashMap<String, Schema>();
        for (var property : Json.fields(source.path("properties"))) {
            if (property.getValue() instanceof ObjectNode child) {
                properties.put(property.getKey(), parse(child));
            }
        }
        Schema additional = null;
        if (source.get("additionalProperties") instanceof ObjectNode child) {
            additional = parse(child);
        } else if (source.path("additionalProperties").asBoolean()) {
            additional = ANYTHING;
        }
        var items = source.get("items") instanceof ObjectNode child ? parse(child) : null;
        return new Schema(type(source), properties, additional, items, source);
    }

    /** The schema of a whole object: the given one, with the API's own {@code metadata} in place of the bare one. */
    public Schema asRoot(Schema metadata) {
        var all = new LinkedHashMap<>(properties);
        all.put("apiVersion", parse(Json.object().put("type", "string")));
        all.put("kind", parse(Json.object().put("type", "string")));
        all.put("metadata", metadata);
        return new Schema(Type.OBJECT, all, additional, items, source);
    }

    /** The schema of a field of an object or map; null if such a field is unknown. */
    public @Nullable Schema field(String name) {
        var named = properties.get(name);
        if (named != null) {
            return named;
        }
        return additional != null ? additional : open() ? ANYTHING : null;
    }

    /** The schema of a list's items. */
    public Schema item() {
        return items == null ? ANYTHING : items;
    }

    /** Whether unknown fields are kept here. */
    public boolean open() {
        return flag("x-kubernetes-preserve-unknown-fields") || flag("x-kubernetes-embedded-resource");
    }

    public boolean intOrString() {
        return flag("x-kubernetes-int-or-string");
    }

    public boolean nullable() {
        return flag("nullable");
    }

    /** Whether an object is owned as a whole and not field by field. */
    public boolean atomicMap() {
        return source.path("x-kubernetes-map-type").asText("").equals("atomic");
    }

    /** Whether a list's items are told apart by keys. */
    public boolean listMap() {
        return source.path("x-kubernetes-list-type").asText("").equals("map");
    }

    /** Whether a list is a set of scalars. */
    public boolean listSet() {
        return source.path("x-kubernetes-list-type").asText("").equals("set");
    }

    /** The fields that tell the items of a list-map apart. */
    public List<String> listKeys() {
        return Json.stream(source.get("x-kubernetes-list-map-keys"))
                .map(JsonNode::asText)
                .toList();
    }

    public @Nullable JsonNode defaultValue() {
        return source.get("default");
    }

    public boolean flag(String name) {
        return source.path(name).asBoolean(false);
    }

    private static Type type(ObjectNode source) {
        if (source.path("x-kubernetes-int-or-string").asBoolean()) {
            return Type.ANY;
        }
        return switch (source.path("type").asText("")) {
            case "object" -> Type.OBJECT;
            case "array" -> Type.ARRAY;
            case "string" -> Type.STRING;
            case "integer" -> Type.INTEGER;
            case "number" -> Type.NUMBER;
            case "boolean" -> Type.BOOLEAN;
            default -> Type.ANY;
        };
    }
}

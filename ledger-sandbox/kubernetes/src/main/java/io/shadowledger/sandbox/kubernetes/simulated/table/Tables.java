package io.shadowledger.sandbox.kubernetes.simulated.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** {@code meta.k8s.io/v1} tables: what {@code kubectl get} asks for instead of objects. */
public final class Tables {

    private final Ages ages;
    private final BuiltInColumns builtIn;

    public Tables(Clock clock) {
        this.ages = new Ages(clock);
        this.builtIn = new BuiltInColumns(ages);
    }

    /**
     * A table of objects.
     *
     * @param version the list's resourceVersion; empty for a single object
     * @param include which part of the objects the rows carry: {@code None}, {@code Metadata} or {@code Object}
     */
    public ObjectNode table(ResourceType type, List<ObjectNode> objects, String version, String include) {
        var columns = columns(type);
        var table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        var metadata = table.putObject("metadata");
        if (!version.isEmpty()) {
            metadata.put("resourceVersion", version);
        }
        var definitions = table.putArray("columnDefinitions");
        columns.forEach(column -> definitions
                .addObject()
                .put("name", column.name())
                .put("type", column.type())
                .put("format", column.format())
                .put("description", column.description())
                .put("priority", column.wide() ? 1 : 0));
        var rows = table.putArray("rows");
        for (var object : objects) {
            var row = rows.addObject();
            var cells = row.putArray("cells");
            columns.forEach(column -> cells.add(column.cell().apply(object)));
            switch (include) {
                case "None" -> {
                    // The row stands alone
                }
                case "Object" -> row.set("object", object);
                default -> row.set("object", partial(object));
            }
        }
        return table;
    }

    /** An object's identity and metadata alone. */
    public static ObjectNode partial(ObjectNode object) {
        var partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    private List<Column> columns(ResourceType type) {
        var columns = new ArrayList<Column>();
        // The name of an event says nothing, so it is for -o wide
        columns.add(new Column(
                "Name",
                "string",
                "name",
                "Name must be unique within a namespace",
                type.resource().equals("events"),
                object -> TextNode.valueOf(Json.text(object, "metadata", "name"))));
        if (!type.custom()) {
            columns.addAll(builtIn.of(type.resource()));
        } else if (type.columns().isEmpty()) {
            columns.add(builtIn.age());
        } else {
            type.columns().forEach(definition -> columns.add(custom(definition)));
        }
        return columns;
    }

    private Column custom(JsonNode definition) {
        var path = Json.text(definition, "jsonPath");
        var type = Json.text(definition, "type");
        return new Column(
                Json.text(definition, "name"),
                type,
                Json.text(definition, "format"),
                Json.text(definition, "description"),
                definition.path("priority").asInt() > 0,
                object -> cell(object, path, type));
    }

    private JsonNode cell(JsonNode object, String path, String type) {
        var values = JsonPath.find(object, path);
        if (values.isEmpty()) {
            return NullNode.getInstance();
        }
        var value = values.getFirst();
        return switch (type) {
            case "date" -> TextNode.valueOf(ages.since(value.asText()));
            case "integer", "number", "boolean" -> value;
            default -> TextNode.valueOf(value.isValueNode() ? value.asText() : Json.text(value));
        };
    }
}

package io.shadowledger.sandbox.kubernetes.simulated.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Takes out of an object what its schema does not know. */
public final class UnknownFields {

    private UnknownFields() {}

    /**
     * Removes unknown fields.
     *
     * @return their paths, as in {@code spec.topics[0].nme}, in the order of the object
     */
    public static List<String> prune(JsonNode node, Schema schema) {
        var unknown = new ArrayList<String>();
        prune(node, schema, "", unknown);
        return unknown;
    }

    private static void prune(JsonNode node, Schema schema, String path, List<String> unknown) {
        if (node instanceof ObjectNode object) {
            for (var field : Json.fields(object)) {
                var child = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                var known = schema.field(field.getKey());
                if (known != null) {
                    prune(field.getValue(), known, child, unknown);
                } else if (schema.type() == Schema.Type.OBJECT) {
                    unknown.add(child);
                    object.remove(field.getKey());
                }
            }
        } else if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                prune(node.get(i), schema.item(), path + "[" + i + "]", unknown);
            }
        }
    }
}

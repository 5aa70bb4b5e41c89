package io.shadowledger.sandbox.kubernetes.simulated.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fills in the defaults that a schema names. */
public final class Defaults {

    private Defaults() {}

    /**
     * Sets every absent field that has a default, and the defaults inside of those. A parent that is absent and has no
     * default of its own stays absent.
     */
    public static void apply(JsonNode node, Schema schema) {
        if (node instanceof ObjectNode object) {
            schema.properties().forEach((name, property) -> {
                var value = object.get(name);
                var filled = property.defaultValue();
                if (filled != null && (value == null || (value.isNull() && !property.nullable()))) {
                    object.set(name, filled.deepCopy());
                }
                if (object.get(name) != null) {
                    apply(object.get(name), property);
                }
            });
            var additional = schema.additional();
            if (additional != null) {
                object.properties().stream()
                        .filter(entry -> !schema.properties().containsKey(entry.getKey()))
                        .forEach(entry -> apply(entry.getValue(), additional));
            }
        } else if (node.isArray()) {
            node.forEach(item -> apply(item, schema.item()));
        }
    }
}

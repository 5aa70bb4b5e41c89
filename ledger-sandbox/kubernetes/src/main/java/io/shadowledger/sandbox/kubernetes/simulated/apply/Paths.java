package io.shadowledger.sandbox.kubernetes.simulated.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Schema;

/** Steps from a value into a field, a keyed item or a set's item. */
final class Paths {

    private Paths() {}

    /** The step of a list's item, {@code k:{...}} or {@code v:...}. */
    static String itemStep(JsonNode item, Schema list) {
        if (!list.listMap()) {
            return "v:" + Json.text(item);
        }
        var keys = Json.object();
        list.listKeys().stream().sorted().forEach(name -> {
            var value = item.get(name);
            if (value == null) {
                var schema = list.item().properties().get(name);
                value = schema == null ? null : schema.defaultValue();
            }
            if (value != null) {
                keys.set(name, value);
            }
        });
        return "k:" + Json.text(keys);
    }

    /** The value one step below; missing if there is none. */
    static JsonNode step(JsonNode value, String step, Schema schema) {
        if (step.startsWith("f:")) {
            return value.path(step.substring(2));
        }
        for (var item : value) {
            if (itemStep(item, schema).equals(step)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    /** The schema one step below. */
    static Schema stepSchema(Schema schema, String step) {
        if (step.startsWith("f:")) {
            var field = schema.field(step.substring(2));
            return field == null ? Schema.ANYTHING : field;
        }
        return schema.item();
    }
}

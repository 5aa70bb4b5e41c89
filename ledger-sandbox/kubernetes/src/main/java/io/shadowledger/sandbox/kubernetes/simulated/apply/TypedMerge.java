package io.shadowledger.sandbox.kubernetes.simulated.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Schema;
import java.util.LinkedHashMap;

/** Merging an applied configuration into a live object, and taking out what is no longer applied. */
final class TypedMerge {

    private TypedMerge() {}

    /** The live value with the applied one laid over it. */
    static JsonNode merge(JsonNode live, JsonNode applied, Schema schema) {
        if (live instanceof ObjectNode before && applied instanceof ObjectNode after && !schema.atomicMap()) {
            var result = before.deepCopy();
            for (var field : Json.fields(after)) {
                var name = field.getKey();
                var child = Paths.stepSchema(schema, "f:" + name);
                result.set(name, merge(before.path(name), field.getValue(), child));
            }
            return result;
        }
        if (live instanceof ArrayNode before && applied instanceof ArrayNode after) {
            if (schema.listMap() || schema.listSet()) {
                return mergeList(before, after, schema);
            }
        }
        return applied.deepCopy();
    }

    /**
     * Removes the paths of a set that nobody else holds. A container is removed when it is in the set and nothing is left
     * in it that somebody holds.
     *
     * @return whether the value itself is to go
     */
    static boolean remove(JsonNode value, FieldSet gone, FieldSet held, Schema schema) {
        if (gone.children().isEmpty()) {
            return gone.member() && held.isEmpty();
        }
        gone.children().forEach((step, child) -> {
            var kept = held.child(step);
            var at = Paths.step(value, step, schema);
            if (!at.isMissingNode()
                    && remove(at, child, kept == null ? new FieldSet() : kept, Paths.stepSchema(schema, step))) {
                drop(value, step, at);
            }
        });
        return value.isEmpty() || (gone.member() && held.isEmpty());
    }

    private static ArrayNode mergeList(ArrayNode before, ArrayNode after, Schema schema) {
        var items = new LinkedHashMap<String, JsonNode>();
        var wanted = new LinkedHashMap<String, JsonNode>();
        after.forEach(item -> wanted.put(Paths.itemStep(item, schema), item));
        before.forEach(item -> items.put(Paths.itemStep(item, schema), item));
        var result = Json.array();
        var order = new LinkedHashMap<String, JsonNode>();
        // The applier's order rules if it names every item; otherwise its new items go last
        if (wanted.keySet().containsAll(items.keySet())) {
            order.putAll(wanted);
        } else {
            order.putAll(items);
            wanted.forEach(order::putIfAbsent);
        }
        order.keySet().forEach(step -> {
            var live = items.get(step);
            var applied = wanted.get(step);
            if (applied == null) {
                result.add(live);
            } else if (live == null) {
                result.add(applied.deepCopy());
            } else {
                result.add(merge(live, applied, schema.item()));
            }
        });
        return result;
    }

    // The very item that was found: an equal one may stand elsewhere in an atomic list
    @SuppressWarnings("ReferenceEquality")
    private static void drop(JsonNode container, String step, JsonNode item) {
        if (container instanceof ObjectNode object) {
            object.remove(step.substring(2));
        } else if (container instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                if (array.get(i) == item) {
                    array.remove(i);
                    return;
                }
            }
        }
    }
}

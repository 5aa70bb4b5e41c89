package io.shadowledger.sandbox.kubernetes.simulated.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Schema;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' own patch of built-in types: as a merge patch, but lists with a merge key are merged item by item.
 * Directives: {@code $patch}, {@code $retainKeys}, {@code $setElementOrder/x}, {@code $deleteFromPrimitiveList/x}.
 */
public final class StrategicMergePatch {

    private static final String PATCH = "$patch";
    private static final String RETAIN = "$retainKeys";
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";

    private StrategicMergePatch() {}

    /** The patched object; the target may be changed. */
    public static ObjectNode apply(ObjectNode target, ObjectNode patch, Schema schema) {
        var directive = Json.text(patch, PATCH);
        if (directive.equals("replace")) {
            return withoutDirectives(patch);
        }
        if (directive.equals("delete")) {
            return Json.object();
        }
        if (patch.get(RETAIN) instanceof ArrayNode retained) {
            var names = texts(retained);
            target.propertyStream().map(Map.Entry::getKey).toList().stream()
                    .filter(name -> !names.contains(name))
                    .forEach(target::remove);
        }
        for (var change : Json.fields(patch)) {
            var name = change.getKey();
            if (name.startsWith(DELETE_FROM)) {
                removeScalars(target, name.substring(DELETE_FROM.length()), change.getValue());
            } else if (!name.startsWith("$")) {
                field(target, name, change.getValue(), known(schema.field(name)));
            }
        }
        for (var change : Json.fields(patch)) {
            if (change.getKey().startsWith(ORDER)) {
                var name = change.getKey().substring(ORDER.length());
                reorder(target, name, change.getValue(), known(schema.field(name)));
            }
        }
        return target;
    }

    private static void field(ObjectNode target, String name, JsonNode value, Schema schema) {
        switch (value) {
            case ObjectNode changes ->
                target.set(
                        name, apply(target.get(name) instanceof ObjectNode old ? old : Json.object(), changes, schema));
            case ArrayNode items
            when merged(schema) ->
                target.set(name, merge(target.get(name) instanceof ArrayNode old ? old : Json.array(), items, schema));
            default -> {
                if (value.isNull()) {
                    target.remove(name);
                } else {
                    target.set(name, value.deepCopy());
                }
            }
        }
    }

    private static boolean merged(Schema list) {
        return list.source().path("x-kubernetes-patch-strategy").asText("").contains("merge");
    }

    private static ArrayNode merge(ArrayNode old, ArrayNode changes, Schema list) {
        var key = mergeKey(list);
        if (key.isEmpty()) {
            var all = new LinkedHashSet<JsonNode>();
            old.forEach(all::add);
            changes.forEach(all::add);
            return Json.array().addAll(all);
        }
        var items = new ArrayList<ObjectNode>();
        var replace = Json.stream(changes).anyMatch(item -> isReplace(item, key));
        if (!replace) {
            old.forEach(item -> items.add((ObjectNode) item));
        }
        for (var change : changes) {
            if (!(change instanceof ObjectNode item)) {
                throw ApiException.badRequest(
                        "a patch of a list merged by " + key + " holds an item that is no object");
            }
            if (isReplace(item, key)) {
                continue;
            }
            var at = indexOf(items, key, item.path(key));
            switch (Json.text(item, PATCH)) {
                case "delete" -> {
                    if (at >= 0) {
                        items.remove(at);
                    }
                }
                case "replace" -> put(items, at, withoutDirectives(item));
                default -> {
                    var base = at >= 0 ? items.get(at) : Json.object();
                    put(items, at, apply(base, item, list.item()));
                }
            }
        }
        return Json.array().addAll(items);
    }

    private static boolean isReplace(JsonNode item, String key) {
        return Json.text(item, PATCH).equals("replace") && !item.has(key);
    }

    private static void put(List<ObjectNode> items, int at, ObjectNode item) {
        if (at >= 0) {
            items.set(at, item);
        } else {
            items.add(item);
        }
    }

    private static int indexOf(List<ObjectNode> items, String key, JsonNode value) {
        for (var i = 0; i < items.size(); i++) {
            if (items.get(i).path(key).equals(value)) {
                return i;
            }
        }
        return -1;
    }

    /** Puts the named items into the given order, before those that the patch does not name. */
    private static void reorder(ObjectNode target, String name, JsonNode order, Schema list) {
        if (!(target.get(name) instanceof ArrayNode items)) {
            return;
        }
        var key = mergeKey(list);
        var ordered = Json.array();
        var placed = new HashSet<JsonNode>();
        for (var wanted : order) {
            for (var item : items) {
                var same = key.isEmpty() ? item.equals(wanted) : item.path(key).equals(wanted.path(key));
                if (same && placed.add(item)) {
                    ordered.add(item);
                }
            }
        }
        items.forEach(item -> {
            if (placed.add(item)) {
                ordered.add(item);
            }
        });
        target.set(name, ordered);
    }

    private static void removeScalars(ObjectNode target, String name, JsonNode gone) {
        if (target.get(name) instanceof ArrayNode items) {
            var kept = Json.array();
            items.forEach(item -> {
                if (Json.stream(gone).noneMatch(item::equals)) {
                    kept.add(item);
                }
            });
            target.set(name, kept);
        }
    }

    private static String mergeKey(Schema list) {
        return list.source().path("x-kubernetes-patch-merge-key").asText("");
    }

    private static ObjectNode withoutDirectives(ObjectNode patch) {
        var plain = patch.deepCopy();
        plain.remove(PATCH);
        return plain;
    }

    private static Set<String> texts(ArrayNode array) {
        var texts = new HashSet<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Schema known(@Nullable Schema schema) {
        return schema == null ? Schema.ANYTHING : schema;
    }
}

package io.shadowledger.sandbox.kubernetes.simulated.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of paths into an object, as {@code fieldsV1} writes it: {@code f:name} is a field, {@code k:{"name":"a"}} an item
 * of a keyed list, {@code v:"a"} an item of a set, and {@code .} says that the container itself is in the set.
 */
final class FieldSet {

    private static final String SELF = ".";

    private final Map<String, FieldSet> children = new TreeMap<>();
    private boolean member;

    /** All paths that an object sets. */
    static FieldSet of(JsonNode value, Schema schema) {
        var set = new FieldSet();
        set.collect(value, schema);
        return set;
    }

    /** Reads what {@link #toJson()} writes. */
    static FieldSet parse(JsonNode fields) {
        var set = new FieldSet();
        set.member = fields.isEmpty() || fields.has(SELF);
        for (var field : Json.fields(fields)) {
            if (!field.getKey().equals(SELF)) {
                set.children.put(field.getKey(), parse(field.getValue()));
            }
        }
        return set;
    }

    /** Writes {@code fieldsV1}. */
    ObjectNode toJson() {
        var json = Json.object();
        if (member && !children.isEmpty()) {
            json.putObject(SELF);
        }
        children.forEach((name, child) -> json.set(name, child.toJson()));
        return json;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    boolean member() {
        return member;
    }

    Map<String, FieldSet> children() {
        return children;
    }

    @Nullable
    FieldSet child(String name) {
        return children.get(name);
    }

    FieldSet union(FieldSet other) {
        var result = copy();
        result.member |= other.member;
        other.children.forEach(
                (name, child) -> result.children.merge(name, child.copy(), (mine, theirs) -> mine.union(theirs)));
        return result;
    }

    FieldSet minus(FieldSet other) {
        var result = new FieldSet();
        result.member = member && !other.member;
        children.forEach((name, child) -> {
            var theirs = other.children.get(name);
            var left = theirs == null ? child.copy() : child.minus(theirs);
            if (!left.isEmpty()) {
                result.children.put(name, left);
            }
        });
        return result;
    }

    FieldSet intersect(FieldSet other) {
        var result = new FieldSet();
        result.member = member && other.member;
        children.forEach((name, child) -> {
            var theirs = other.children.get(name);
            if (theirs != null) {
                var both = child.intersect(theirs);
                if (!both.isEmpty()) {
                    result.children.put(name, both);
                }
            }
        });
        return result;
    }

    /** The paths in this set whose values differ between two objects that both have them. */
    FieldSet whereDifferent(JsonNode one, JsonNode other, Schema schema) {
        var result = new FieldSet();
        result.member = member && children.isEmpty() && !one.equals(other);
        children.forEach((name, child) -> {
            var a = Paths.step(one, name, schema);
            var b = Paths.step(other, name, schema);
            var different = child.whereDifferent(a, b, Paths.stepSchema(schema, name));
            if (!different.isEmpty()) {
                result.children.put(name, different);
            }
        });
        return result;
    }

    /** Takes out a path of field names and everything below. */
    void without(String... path) {
        var here = this;
        for (var i = 0; i < path.length - 1 && here != null; i++) {
            here = here.children.get("f:" + path[i]);
        }
        if (here != null) {
            here.children.remove("f:" + path[path.length - 1]);
            if (path.length > 1 && here.isEmpty()) {
                children.remove("f:" + path[0]);
            }
        }
    }

    /** Every path as messages write it, {@code .spec.containers[name="a"].image}. */
    List<String> paths() {
        var paths = new ArrayList<String>();
        paths("", paths);
        return paths;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSet set && member == set.member && children.equals(set.children);
    }

    @Override
    public int hashCode() {
        return Objects.hash(member, children);
    }

    private FieldSet copy() {
        var copy = new FieldSet();
        copy.member = member;
        children.forEach((name, child) -> copy.children.put(name, child.copy()));
        return copy;
    }

    private void paths(String prefix, List<String> paths) {
        if (member) {
            paths.add(prefix);
        }
        children.forEach((name, child) -> child.paths(prefix + readable(name), paths));
    }

    private static String readable(String step) {
        if (step.startsWith("f:")) {
            return "." + step.substring(2);
        }
        if (step.startsWith("v:")) {
            return "[=" + step.substring(2) + "]";
        }
        try {
            var text = new StringBuilder("[");
            for (var key : Json.fields(Json.parseJson(step.substring(2)))) {
                text.append(text.length() > 1 ? "," : "")
                        .append(key.getKey())
                        .append('=')
                        .append(key.getValue());
            }
            return text.append(']').toString();
        } catch (JsonProcessingException e) {
            return "[" + step + "]";
        }
    }

    private void collect(JsonNode value, Schema schema) {
        if (value.isObject() && !schema.atomicMap() && !value.isEmpty()) {
            for (var field : Json.fields(value)) {
                var child = new FieldSet();
                child.collect(field.getValue(), Paths.stepSchema(schema, "f:" + field.getKey()));
                var named = schema.properties().containsKey(field.getKey());
                child.member |= !named && field.getValue().isObject();
                children.put("f:" + field.getKey(), child);
            }
        } else if (value.isArray() && (schema.listMap() || schema.listSet())) {
            for (var item : value) {
                var child = new FieldSet();
                if (schema.listMap()) {
                    child.collect(item, schema.item());
                }
                child.member = true;
                children.put(Paths.itemStep(item, schema), child);
            }
        } else {
            member = true;
        }
    }
}

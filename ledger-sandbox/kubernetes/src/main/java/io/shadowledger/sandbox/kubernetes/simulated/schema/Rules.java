package io.shadowledger.sandbox.kubernetes.simulated.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.status.FieldError;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code x-kubernetes-validations} of a schema, compiled once. A rule that speaks of {@code oldSelf} holds for
 * updates only, and only where the old value can be told: not inside lists without keys.
 */
public final class Rules {

    private final Schema schema;
    private final IdentityHashMap<Schema, List<Rule>> rules = new IdentityHashMap<>();
    private final List<String> notUnderstood = new ArrayList<>();

    private Rules(Schema schema) {
        this.schema = schema;
    }

    /** Compiles all rules of a schema. */
    public static Rules of(Schema schema) {
        var rules = new Rules(schema);
        rules.compile(schema);
        return rules;
    }

    /** The rules that this CEL cannot compile and that are therefore not enforced, each with the reason. */
    public List<String> notUnderstood() {
        return List.copyOf(notUnderstood);
    }

    /**
     * The broken rules of an object.
     *
     * @param old the object before an update, null at creation
     */
    public List<FieldError> check(ObjectNode object, @Nullable ObjectNode old) {
        if (rules.isEmpty()) {
            return List.of();
        }
        var errors = new ArrayList<FieldError>();
        check(object, old, schema, "", errors);
        return errors;
    }

    private void compile(Schema node) {
        var found = new ArrayList<Rule>();
        for (var definition : node.source().path("x-kubernetes-validations")) {
            try {
                found.add(Rule.compile(definition));
            } catch (RuleException e) {
                notUnderstood.add(e.getMessage());
            }
        }
        if (!found.isEmpty()) {
            rules.put(node, found);
        }
        node.properties().values().forEach(this::compile);
        if (node.additional() != null) {
            compile(node.additional());
        }
        if (node.items() != null) {
            compile(node.items());
        }
    }

    private void check(JsonNode self, @Nullable JsonNode old, Schema node, String path, List<FieldError> errors) {
        for (var rule : rules.getOrDefault(node, List.of())) {
            var error = rule.check(self, old, path, typeOf(node));
            if (error != null) {
                errors.add(error);
            }
        }
        if (self.isObject()) {
            for (var field : Json.fields(self)) {
                var child = node.field(field.getKey());
                if (child != null) {
                    var named = node.properties().containsKey(field.getKey());
                    var childPath = !named
                            ? path + "[" + field.getKey() + "]"
                            : path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                    check(field.getValue(), old == null ? null : old.get(field.getKey()), child, childPath, errors);
                }
            }
        } else if (self.isArray()) {
            for (var i = 0; i < self.size(); i++) {
                check(self.get(i), sameItem(self.get(i), old, node), node.item(), path + "[" + i + "]", errors);
            }
        }
    }

    private static @Nullable JsonNode sameItem(JsonNode item, @Nullable JsonNode old, Schema list) {
        if (old == null || !list.listMap()) {
            return null;
        }
        return Json.stream(old)
                .filter(candidate -> list.listKeys().stream()
                        .allMatch(key -> candidate.path(key).equals(item.path(key))))
                .findFirst()
                .orElse(null);
    }

    private static String typeOf(Schema node) {
        return node.source().path("type").asText("object");
    }
}

package io.shadowledger.sandbox.kubernetes.simulated.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.status.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks an object against its schema's types and constraints, with the API server's words. */
public final class SchemaValidator {

    private final List<FieldError> errors = new ArrayList<>();

    private SchemaValidator() {}

    /** All faults of an object; empty if it is valid. */
    public static List<FieldError> validate(JsonNode node, Schema schema) {
        var validator = new SchemaValidator();
        validator.check(node, schema, "");
        return validator.errors;
    }

    private void check(JsonNode node, Schema schema, String path) {
        if (node.isNull() && schema.nullable()) {
            return;
        }
        if (!hasType(node, schema)) {
            errors.add(FieldError.wrongType(path, typeName(schema), node));
            return;
        }
        switch (node.getNodeType()) {
            case OBJECT -> object((ObjectNode) node, schema, path);
            case ARRAY -> array(node, schema, path);
            case STRING -> string(node, schema, path);
            case NUMBER -> number(node, schema, path);
            default -> {
                // Booleans have no constraints
            }
        }
        enumeration(node, schema, path);
    }

    private void object(ObjectNode node, Schema schema, String path) {
        Json.stream(schema.source().get("required"))
                .map(JsonNode::asText)
                .filter(name -> !node.has(name))
                .forEach(name -> errors.add(FieldError.required(join(path, name), "")));
        count(node, schema, path, "minProperties", "maxProperties", "properties");
        for (var field : Json.fields(node)) {
            var known = schema.field(field.getKey());
            if (known != null) {
                var named = schema.properties().containsKey(field.getKey());
                check(field.getValue(), known, named ? join(path, field.getKey()) : path + "[" + field.getKey() + "]");
            }
        }
    }

    private void array(JsonNode node, Schema schema, String path) {
        count(node, schema, path, "minItems", "maxItems", "items");
        for (var i = 0; i < node.size(); i++) {
            check(node.get(i), schema.item(), path + "[" + i + "]");
        }
        Set<JsonNode> seen = new HashSet<>();
        for (var i = 0; i < node.size(); i++) {
            if (schema.listMap()) {
                var key = Json.object();
                var item = node.get(i);
                schema.listKeys().forEach(name -> key.set(name, item.path(name)));
                if (!seen.add(key)) {
                    errors.add(FieldError.duplicate(path + "[" + i + "]", key));
                }
            } else if ((schema.listSet() || schema.flag("uniqueItems")) && !seen.add(node.get(i))) {
                errors.add(FieldError.duplicate(path + "[" + i + "]", node.get(i)));
            }
        }
    }

    private void count(JsonNode node, Schema schema, String path, String min, String max, String what) {
        var source = schema.source();
        if (source.has(min) && node.size() < source.get(min).asInt()) {
            errors.add(new FieldError(
                    path,
                    "FieldValueInvalid",
                    "Invalid value: " + node.size() + ": " + path + " in body should have at least "
                            + source.get(min).asInt() + " " + what));
        }
        if (source.has(max) && node.size() > source.get(max).asInt()) {
            errors.add(new FieldError(
                    path,
                    "FieldValueTooMany",
                    "Too many: " + node.size() + ": must have at most "
                            + source.get(max).asInt() + " items"));
        }
    }

    private void string(JsonNode node, Schema schema, String path) {
        var source = schema.source();
        var text = node.asText();
        var length = text.codePointCount(0, text.length());
        if (source.has("minLength") && length < source.get("minLength").asInt()) {
            errors.add(FieldError.invalid(
                    path,
                    node,
                    path + " in body should be at least "
                            + source.get("minLength").asInt() + " chars long"));
        }
        if (source.has("maxLength") && length > source.get("maxLength").asInt()) {
            errors.add(new FieldError(
                    path,
                    "FieldValueTooLong",
                    "Too long: may not be more than " + source.get("maxLength").asInt() + " bytes"));
        }
        var pattern = source.path("pattern").asText("");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            errors.add(FieldError.invalid(path, node, path + " in body should match '" + pattern + "'"));
        }
    }

    private void number(JsonNode node, Schema schema, String path) {
        var source = schema.source();
        var value = node.decimalValue();
        if (source.has("minimum")) {
            var order = value.compareTo(source.get("minimum").decimalValue());
            var exclusive = schema.flag("exclusiveMinimum");
            if (order < 0 || (exclusive && order == 0)) {
                errors.add(FieldError.invalid(
                        path,
                        node,
                        path + " in body should be greater than " + (exclusive ? "" : "or equal to ")
                                + source.get("minimum").asText()));
            }
        }
        if (source.has("maximum")) {
            var order = value.compareTo(source.get("maximum").decimalValue());
            var exclusive = schema.flag("exclusiveMaximum");
            if (order > 0 || (exclusive && order == 0)) {
                errors.add(FieldError.invalid(
                        path,
                        node,
                        path + " in body should be less than " + (exclusive ? "" : "or equal to ")
                                + source.get("maximum").asText()));
            }
        }
    }

    private void enumeration(JsonNode node, Schema schema, String path) {
        var allowed = schema.source().path("enum");
        if (allowed.isArray() && Json.stream(allowed).noneMatch(node::equals)) {
            errors.add(FieldError.unsupported(
                    path, node, Json.stream(allowed).map(JsonNode::asText).toList()));
        }
    }

    private static boolean hasType(JsonNode node, Schema schema) {
        return switch (schema.type()) {
            case OBJECT -> node.isObject();
            case ARRAY -> node.isArray();
            case STRING -> node.isTextual();
            case INTEGER ->
                node.isIntegralNumber()
                        || (node.isNumber()
                                && node.decimalValue().stripTrailingZeros().scale() <= 0);
            case NUMBER -> node.isNumber();
            case BOOLEAN -> node.isBoolean();
            case ANY -> !schema.intOrString() || node.isTextual() || node.isIntegralNumber();
        };
    }

    private static String typeName(Schema schema) {
        return schema.intOrString()
                ? "integer,string"
                : schema.source().path("type").asText("object");
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}

package io.shadowledger.sandbox.kubernetes.simulated.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One fault of an object, as in {@code k8s.io/apimachinery/pkg/util/validation/field}.
 *
 * @param field path as in {@code spec.topics[1].name}
 * @param reason machine-readable reason of the cause, as in {@code FieldValueInvalid}
 * @param message without the path
 */
public record FieldError(String field, String reason, String message) {

    public static FieldError required(String field, String detail) {
        return new FieldError(field, "FieldValueRequired", "Required value" + (detail.isEmpty() ? "" : ": " + detail));
    }

    public static FieldError invalid(String field, JsonNode value, String detail) {
        return new FieldError(field, "FieldValueInvalid", "Invalid value: " + Json.text(value) + ": " + detail);
    }

    /** For a rule, which names the type of the value in the value's place, as the API server does. */
    public static FieldError rule(String field, String reason, String type, String detail) {
        return switch (reason) {
            case "FieldValueRequired" -> required(field, detail);
            case "FieldValueForbidden" -> new FieldError(field, reason, "Forbidden: " + detail);
            case "FieldValueDuplicate" -> new FieldError(field, reason, "Duplicate value: \"" + type + "\"");
            default -> new FieldError(field, "FieldValueInvalid", "Invalid value: \"" + type + "\": " + detail);
        };
    }

    public static FieldError unsupported(String field, JsonNode value, List<String> supported) {
        return new FieldError(
                field,
                "FieldValueNotSupported",
                "Unsupported value: " + Json.text(value) + ": supported values: "
                        + supported.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", ")));
    }

    public static FieldError duplicate(String field, JsonNode value) {
        return new FieldError(field, "FieldValueDuplicate", "Duplicate value: " + Json.text(value));
    }

    public static FieldError wrongType(String field, String type, JsonNode value) {
        return new FieldError(
                field,
                "FieldValueTypeInvalid",
                "Invalid value: \"" + typeOf(value) + "\": " + field + " in body must be of type " + type + ": \""
                        + typeOf(value) + "\"");
    }

    @Override
    public String toString() {
        return field.isEmpty() ? message : field + ": " + message;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case STRING, BINARY -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case NULL, MISSING -> "null";
        };
    }
}

package io.shadowledger.service.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Says in the caller's words what is wrong with a JSON body: where, and what was expected there. Never the names of our
 * classes, which Jackson's own messages are full of.
 *
 * @param field path of the field at fault, such as {@code [3].amount}; absent when the text is not JSON at all
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 */
record JsonMistake(String detail, @Nullable String field, int line, int column) {

    static JsonMistake in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return of(json);
            }
        }
        return new JsonMistake("the body is missing or cannot be read: send JSON", null, 0, 0);
    }

    private static JsonMistake of(JacksonException json) {
        var location = json.getLocation();
        int line = location == null ? 0 : Math.max(location.getLineNr(), 0);
        int column = location == null ? 0 : Math.max(location.getColumnNr(), 0);
        var place = line > 0 ? "line " + line + ", column " + column : "the body";
        if (json instanceof MismatchedInputException mismatch) {
            var field = path(mismatch);
            var where = field.isEmpty() ? place : place + " (" + field + ")";
            return new JsonMistake(where + ": " + expected(mismatch.getTargetType()), field, line, column);
        }
        return new JsonMistake(place + ": this is not well-formed JSON", null, line, column);
    }

    /** What to write where a value of that type is wanted. */
    static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "expected another kind of value";
        }
        if (type.isEnum()) {
            return "expected one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> jsonName(type, (Enum<?>) constant))
                            .collect(Collectors.joining(", "));
        }
        if (type == Instant.class) {
            return "expected a time such as 2026-01-31T23:59:59Z (RFC 3339)";
        }
        if (type == BigDecimal.class) {
            return "expected an amount such as \"12.50\"";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "expected true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "expected a whole number";
        }
        if (type == String.class) {
            return "expected a string";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "expected an array";
        }
        return "expected an object";
    }

    private static String jsonName(Class<?> type, Enum<?> constant) {
        try {
            var property = type.getField(constant.name()).getAnnotation(JsonProperty.class);
            return property == null ? constant.name() : property.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String path(JacksonException json) {
        var path = new StringBuilder();
        for (var step : json.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}

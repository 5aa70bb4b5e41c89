package io.shadowledger.cli.client;

import io.shadowledger.cli.output.Documents;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A problem document (RFC 9457) as the ledger writes it.
 *
 * @param status the response's status
 * @param type one of {@link io.shadowledger.api.Problems}, or {@code about:blank}
 * @param detail what is wrong and what to do; null when the answer was not a problem document
 * @param field the field or parameter at fault
 * @param line the line of a file, from 1
 * @param column the column of that line, from 1
 * @param traceId under which the service's logs have more
 */
public record Problem(
        int status,
        String type,
        @Nullable String detail,
        @Nullable String field,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String traceId) {

    private static final Pattern NAMES_A_LINE = Pattern.compile("\\bline \\d");

    /** Reads a response's body, whatever it is. */
    static Problem read(int status, byte[] body, @Nullable String traceHeader) {
        JsonNode document;
        try {
            document = Documents.wire().readTree(body);
        } catch (JacksonException notJson) {
            return new Problem(status, "about:blank", null, null, null, null, traceHeader);
        }
        var trace = text(document, "traceId");
        return new Problem(
                status,
                orElse(text(document, "type"), "about:blank"),
                text(document, "detail"),
                text(document, "field"),
                number(document, "line"),
                number(document, "column"),
                trace == null ? traceHeader : trace);
    }

    /** The detail with its place before it, as far as the detail does not say it already. */
    public @Nullable String sentence() {
        if (detail == null) {
            return null;
        }
        var place = new StringBuilder();
        if (line != null && !NAMES_A_LINE.matcher(detail).find()) {
            place.append("line ").append(line);
            if (column != null) {
                place.append(", column ").append(column);
            }
            place.append(": ");
        }
        if (field != null && !field.isEmpty() && !detail.contains(field)) {
            place.append(field).append(": ");
        }
        return place + detail;
    }

    private static @Nullable String text(JsonNode document, String name) {
        var value = document.get(name);
        return value == null || !value.isString() ? null : value.stringValue();
    }

    private static @Nullable Integer number(JsonNode document, String name) {
        var value = document.get(name);
        return value == null || !value.isInt() ? null : value.intValue();
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}

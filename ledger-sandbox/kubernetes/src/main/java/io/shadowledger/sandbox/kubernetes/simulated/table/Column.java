package io.shadowledger.sandbox.kubernetes.simulated.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param type OpenAPI type of its cells
 * @param wide whether it is shown with {@code -o wide} only
 */
record Column(
        String name, String type, String format, String description, boolean wide, Function<JsonNode, JsonNode> cell) {

    static Column text(String name, Function<JsonNode, String> cell) {
        return new Column(name, "string", "", name, false, object -> TextNode.valueOf(cell.apply(object)));
    }

    /** The value at a path, or a placeholder. */
    static Column at(String name, String absent, String... path) {
        return text(name, object -> {
            var text = Json.text(object, path);
            return text.isEmpty() ? absent : text;
        });
    }

    Column onlyWide() {
        return new Column(name, type, format, description, true, cell);
    }
}

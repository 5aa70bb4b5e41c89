package io.shadowledger.sandbox.kubernetes.simulated.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The JSONPath that printer columns and scale subresources use: fields, {@code \.} inside names, {@code ['name']},
 * {@code [0]}, {@code [*]} and {@code [?(@.type=="Ready")]}.
 */
public final class JsonPath {

    private static final Pattern STEP = Pattern.compile("\\.((?:\\\\.|[^.\\[\\\\])+)"
            + "|\\['([^']+)'\\]"
            + "|\\[(\\d+|\\*)\\]"
            + "|\\[\\?\\(@\\.([\\w.]+)\\s*==\\s*[\"']([^\"']*)[\"']\\)\\]");

    private JsonPath() {}

    /** The values at a path, in order; empty if there are none or the path cannot be read. */
    public static List<JsonNode> find(JsonNode node, String path) {
        var here = Stream.of(node);
        var step = STEP.matcher(path);
        var end = 0;
        while (step.find() && step.start() == end) {
            here = step(here, step);
            end = step.end();
        }
        return end == path.length()
                ? here.filter(value -> !value.isMissingNode() && !value.isNull())
                        .toList()
                : List.of();
    }

    private static Stream<JsonNode> step(Stream<JsonNode> nodes, Matcher step) {
        var field = step.group(1) != null ? step.group(1).replace("\\", "") : step.group(2);
        if (field != null) {
            return nodes.map(node -> node.path(field));
        }
        var index = step.group(3);
        if (index != null) {
            return index.equals("*")
                    ? nodes.flatMap(JsonPath::items)
                    : nodes.map(node -> node.path(Integer.parseInt(index)));
        }
        var path = "." + step.group(4);
        var value = step.group(5);
        return nodes.flatMap(JsonPath::items)
                .filter(item -> find(item, path).stream()
                        .anyMatch(found -> found.asText().equals(value)));
    }

    private static Stream<JsonNode> items(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}

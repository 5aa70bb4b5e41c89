package io.shadowledger.sandbox.kubernetes.simulated.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reading, writing and walking JSON trees. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * Reads JSON, or YAML if it does not start as JSON does.
     *
     * @throws JsonProcessingException with the place of the error
     */
    public static JsonNode parse(byte[] bytes) throws JsonProcessingException {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[") ? MAPPER.readTree(text) : YAML.readTree(text);
    }

    /** Reads a line of our own journal. */
    public static JsonNode parseJson(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    public static byte[] bytes(JsonNode node) {
        return text(node).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree that cannot be written", e);
        }
    }

    /** The node at a path of field names; a missing node if any of them is absent. */
    public static JsonNode at(JsonNode node, String... path) {
        var here = node;
        for (var field : path) {
            here = here.path(field);
        }
        return here;
    }

    /** The text at a path, empty if absent. */
    public static String text(JsonNode node, String... path) {
        return at(node, path).asText("");
    }

    /** The object at a field, made if absent or of another type. */
    public static ObjectNode child(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode child ? child : parent.putObject(field);
    }

    /** Fields in order, safe to iterate while the node is changed. */
    public static Iterable<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        return node.properties().stream().toList();
    }

    public static Stream<JsonNode> stream(@Nullable JsonNode node) {
        return node == null ? Stream.empty() : StreamSupport.stream(node.spliterator(), false);
    }

    /** Removes every field whose value is null, as decoding into the API server's types does. */
    public static void dropNulls(JsonNode node) {
        if (node.isObject()) {
            for (Iterator<JsonNode> values = node.elements(); values.hasNext(); ) {
                var value = values.next();
                if (value.isNull()) {
                    values.remove();
                } else {
                    dropNulls(value);
                }
            }
        } else {
            node.forEach(Json::dropNulls);
        }
    }
}

package io.shadowledger.sandbox.kubernetes.simulated.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Label and field selectors of lists and watches. */
public final class Selector {

    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern COMPARED = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(.*)");
    // Commas inside parentheses belong to a set
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");
    private static final Set<String> METADATA = Set.of("metadata.name", "metadata.namespace");

    private Selector() {}

    /**
     * Objects that satisfy both selectors; an empty selector is satisfied by all.
     *
     * @throws ApiException 400 if a selector cannot be read
     */
    public static Predicate<JsonNode> of(String labels, String fields, ResourceType type) {
        return labels(labels).and(fields(fields, type));
    }

    private static Predicate<JsonNode> labels(String selector) {
        Predicate<JsonNode> all = object -> true;
        for (var part : COMMA.split(selector, -1)) {
            if (!part.isBlank()) {
                all = all.and(label(part.strip()));
            }
        }
        return all;
    }

    private static Predicate<JsonNode> label(String part) {
        var set = SET.matcher(part);
        if (set.matches()) {
            var values = Set.of(set.group(3).strip().split("\\s*,\\s*"));
            var in = set.group(2).equals("in");
            return object -> values.contains(label(object, set.group(1)).asText("")) == in;
        }
        var compared = COMPARED.matcher(part);
        if (compared.matches()) {
            var equal = !compared.group(2).equals("!=");
            var value = compared.group(3).strip();
            return object -> {
                var label = label(object, compared.group(1));
                return (label.isTextual() && label.asText().equals(value)) == equal;
            };
        }
        if (part.matches("!?[\\w./-]+")) {
            var wanted = !part.startsWith("!");
            return object -> label(object, wanted ? part : part.substring(1)).isTextual() == wanted;
        }
        throw ApiException.badRequest("unable to parse requirement: \"" + part + "\"");
    }

    private static JsonNode label(JsonNode object, String name) {
        return Json.at(object, "metadata", "labels", name);
    }

    private static Predicate<JsonNode> fields(String selector, ResourceType type) {
        Predicate<JsonNode> all = object -> true;
        for (var part : selector.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            var compared = COMPARED.matcher(part.strip());
            if (!compared.matches()) {
                throw ApiException.badRequest("invalid selector: '" + part + "'; can't understand '" + part + "'");
            }
            var field = compared.group(1);
            if (type.custom() && !METADATA.contains(field)) {
                throw ApiException.badRequest("field label not supported: " + field);
            }
            var equal = !compared.group(2).equals("!=");
            var value = compared.group(3);
            all = all.and(object -> Json.text(object, field.split("\\.")).equals(value) == equal);
        }
        return all;
    }
}

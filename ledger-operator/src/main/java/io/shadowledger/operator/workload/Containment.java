package io.shadowledger.operator.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Set;

/**
 * Whether an object already has everything that it shall have. What the API server added by itself, such as defaults,
 * does not count; an item too many in a list does, because lists are ours as a whole.
 *
 * <p>Only for APIs without server-side apply. With it, the API server keeps account of which fields are whose, and the
 * framework compares those.
 */
final class Containment {

    private static final Set<String> QUANTITIES = Set.of("requests", "limits");

    private Containment() {}

    /** Compares everything but the status and the metadata, and of the metadata the labels and annotations. */
    static boolean holds(JsonNode actual, JsonNode desired) {
        for (var field : desired.properties()) {
            var name = field.getKey();
            var there = actual.path(name);
            var contained = switch (name) {
                case "status" -> true;
                case "metadata" ->
                    contains(there.path("labels"), field.getValue().path("labels"), "labels")
                            && contains(
                                    there.path("annotations"), field.getValue().path("annotations"), "annotations");
                default -> contains(there, field.getValue(), name);
            };
            if (!contained) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(JsonNode actual, JsonNode desired, String parent) {
        if (desired.isMissingNode() || desired.isNull()) {
            return true;
        }
        if (desired.isObject()) {
            return desired.properties().stream()
                    .allMatch(field ->
                            QUANTITIES.contains(parent) || field.getKey().equals("sizeLimit")
                                    ? sameQuantity(actual.path(field.getKey()), field.getValue())
                                    : contains(actual.path(field.getKey()), field.getValue(), field.getKey()));
        }
        if (desired.isArray()) {
            if (actual.size() != desired.size()) {
                return false;
            }
            for (int i = 0; i < desired.size(); i++) {
                if (!contains(actual.get(i), desired.get(i), parent)) {
                    return false;
                }
            }
            return true;
        }
        return desired.isNumber() ? actual.asText().equals(desired.asText()) : actual.equals(desired);
    }

    /** The API server writes a quantity in its own way: {@code 1000m} as {@code 1}. */
    private static boolean sameQuantity(JsonNode actual, JsonNode desired) {
        return !actual.isMissingNode()
                && new Quantity(actual.asText())
                                .getNumericalAmount()
                                .compareTo(new Quantity(desired.asText()).getNumericalAmount())
                        == 0;
    }
}

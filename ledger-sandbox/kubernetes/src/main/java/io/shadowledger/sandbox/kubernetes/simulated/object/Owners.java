package io.shadowledger.sandbox.kubernetes.simulated.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore.KeyedObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which objects another one owns, after {@code metadata.ownerReferences}. */
final class Owners {

    private final ObjectStore store;

    Owners(ObjectStore store) {
        this.store = store;
    }

    /** The objects that lose their last living owner with the given one. */
    List<KeyedObject> dependents(String uid) {
        var all = store.all();
        Set<String> living = all.stream()
                .map(entry -> Json.text(entry.object(), "metadata", "uid"))
                .filter(other -> !other.equals(uid))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(entry -> owns(uid, entry.object()))
                .filter(entry ->
                        references(entry.object()).noneMatch(other -> living.contains(Json.text(other, "uid"))))
                .toList();
    }

    /** Takes an owner out of its dependents, which then live on. */
    void orphan(String uid) {
        for (var entry : store.all()) {
            if (owns(uid, entry.object())) {
                var left = Json.array();
                references(entry.object())
                        .filter(reference -> !Json.text(reference, "uid").equals(uid))
                        .forEach(left::add);
                var metadata = (ObjectNode) entry.object().path("metadata");
                if (left.isEmpty()) {
                    metadata.remove("ownerReferences");
                } else {
                    metadata.set("ownerReferences", left);
                }
                store.put(entry.key(), entry.object());
            }
        }
    }

    private static boolean owns(String uid, ObjectNode object) {
        return references(object)
                .anyMatch(reference -> Json.text(reference, "uid").equals(uid));
    }

    private static Stream<JsonNode> references(ObjectNode object) {
        return Json.stream(Json.at(object, "metadata", "ownerReferences"));
    }
}

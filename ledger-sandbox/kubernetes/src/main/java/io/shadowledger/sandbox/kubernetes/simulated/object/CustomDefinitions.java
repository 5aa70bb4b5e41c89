package io.shadowledger.sandbox.kubernetes.simulated.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.resource.Registry;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.status.FieldError;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Serves what CustomResourceDefinitions define, from the moment they are written. */
final class CustomDefinitions {

    static final String RESOURCE = "customresourcedefinitions.apiextensions.k8s.io";

    private final Registry registry;
    private final ObjectStore store;
    private final Clock clock;

    CustomDefinitions(Registry registry, ObjectStore store, Clock clock) {
        this.registry = registry;
        this.store = store;
        this.clock = clock;
    }

    /** Serves the definitions that the store holds from an earlier run. */
    void restore() {
        store.list(RESOURCE, "").objects().forEach(registry::define);
    }

    /** Checks a definition before it is kept and completes what the API server completes in it. */
    void accept(ResourceType type, ObjectNode object, List<String> warnings) {
        if (!type.resource().equals(RESOURCE)) {
            return;
        }
        var spec = Json.child(object, "spec");
        var names = Json.child(spec, "names");
        var name = Json.text(object, "metadata", "name");
        var expected = Json.text(names, "plural") + "." + Json.text(spec, "group");
        if (!name.equals(expected)) {
            throw type.invalid(
                    name,
                    List.of(FieldError.invalid(
                            "metadata.name",
                            object.path("metadata").path("name"),
                            "must be spec.names.plural+\".\"+spec.group")));
        }
        if (!names.has("listKind")) {
            names.put("listKind", Json.text(names, "kind") + "List");
        }
        if (!names.has("singular")) {
            names.put("singular", Json.text(names, "kind").toLowerCase(Locale.ROOT));
        }
        if (!spec.has("conversion")) {
            Json.child(spec, "conversion").put("strategy", "None");
        }
        var status = Json.child(object, "status");
        status.set("acceptedNames", names.deepCopy());
        var stored = status.putArray("storedVersions");
        Json.stream(spec.path("versions"))
                .filter(version -> version.path("storage").asBoolean())
                .forEach(version -> stored.add(Json.text(version, "name")));
        if (!status.has("conditions")) {
            var conditions = status.putArray("conditions");
            conditions.add(condition("NamesAccepted", "NoConflicts", "no conflicts found"));
            conditions.add(condition("Established", "InitialNamesAccepted", "the initial names have been accepted"));
        }
        registry.notEnforced(object).forEach(rule -> warnings.add("rule is not enforced by this simulation: " + rule));
    }

    /** Serves a definition that was kept. */
    void written(ResourceType type, ObjectNode object) {
        if (type.resource().equals(RESOURCE)) {
            registry.define(object);
        }
    }

    /** No longer serves a definition that is gone. */
    void removed(ResourceType type, ObjectNode object) {
        if (type.resource().equals(RESOURCE)) {
            registry.undefine(object);
        }
    }

    private ObjectNode condition(String type, String reason, String message) {
        return Json.object()
                .put("type", type)
                .put("status", "True")
                .put("reason", reason)
                .put("message", message)
                .put(
                        "lastTransitionTime",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}

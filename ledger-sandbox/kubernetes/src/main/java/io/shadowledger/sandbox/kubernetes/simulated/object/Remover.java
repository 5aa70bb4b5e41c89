package io.shadowledger.sandbox.kubernetes.simulated.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.resource.Registry;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import io.shadowledger.sandbox.kubernetes.simulated.store.Key;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The way of an object out of the store: preconditions, finalizers, a pod's time to stop, and then everything that it
 * owned or contained.
 */
final class Remover {

    private static final Set<String> KEPT_NAMESPACES = Set.of("default", "kube-system", "kube-public");

    private final ObjectStore store;
    private final Registry registry;
    private final Owners owners;
    private final CustomDefinitions definitions;
    private final Clock clock;

    Remover(ObjectStore store, Registry registry, CustomDefinitions definitions, Clock clock) {
        this.store = store;
        this.registry = registry;
        this.owners = new Owners(store);
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * Deletes an object, or marks it as being deleted.
     *
     * @return the object if it stays for a while, empty if it is gone
     */
    Optional<ObjectNode> delete(ResourceType type, ObjectNode object, DeleteOptions options) {
        checkPreconditions(type, object, options);
        if (options.dryRun()) {
            return Optional.empty();
        }
        var metadata = Json.child(object, "metadata");
        var key = type.key(Json.text(metadata, "namespace"), Json.text(metadata, "name"));
        var grace = graceSeconds(type, object, options);
        if (!metadata.path("finalizers").isEmpty() || grace > 0) {
            var marked = !metadata.has("deletionTimestamp");
            var shortened = metadata.path("deletionGracePeriodSeconds").asLong() > grace;
            if (marked) {
                metadata.put(
                        "deletionTimestamp",
                        clock.instant()
                                .plusSeconds(grace)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
            }
            if (marked || shortened) {
                metadata.put("deletionGracePeriodSeconds", grace);
                return Optional.of(store.put(key, object));
            }
            return Optional.of(object);
        }
        remove(type, key, object, options.orphan());
        return Optional.empty();
    }

    /** What has to follow when an object left the store by way of its last finalizer. */
    void afterRemoval(ResourceType type, ObjectNode object) {
        cascade(type, object);
    }

    private void remove(ResourceType type, Key key, ObjectNode object, boolean orphan) {
        if (type.resource().equals("namespaces") && KEPT_NAMESPACES.contains(key.name())) {
            throw ApiException.forbidden("", "namespaces", key.name(), "this namespace may not be deleted");
        }
        if (orphan) {
            owners.orphan(Json.text(object, "metadata", "uid"));
        }
        if (type.resource().equals(CustomDefinitions.RESOURCE)) {
            deleteAll(Json.text(object, "metadata", "name"), "");
        }
        store.remove(key);
        definitions.removed(type, object);
        cascade(type, object);
    }

    private void cascade(ResourceType type, ObjectNode object) {
        if (type.resource().equals("namespaces")) {
            registry.all().stream()
                    .filter(ResourceType::namespaced)
                    .map(ResourceType::resource)
                    .distinct()
                    .forEach(resource -> deleteAll(resource, Json.text(object, "metadata", "name")));
        }
        for (var dependent : owners.dependents(Json.text(object, "metadata", "uid"))) {
            deleteStored(dependent.key());
        }
    }

    private void deleteAll(String resource, String namespace) {
        store.list(resource, namespace)
                .objects()
                .forEach(object -> deleteStored(new Key(
                        resource, Json.text(object, "metadata", "namespace"), Json.text(object, "metadata", "name"))));
    }

    private void deleteStored(Key key) {
        // An earlier removal of the same cascade may have taken it along
        var object = store.get(key);
        var type = registry.all().stream()
                .filter(candidate -> candidate.resource().equals(key.resource()))
                .findFirst();
        if (object.isPresent() && type.isPresent()) {
            delete(type.get(), object.get(), DeleteOptions.DEFAULT);
        }
    }

    /** Only a pod that runs somewhere is given time: its node confirms with a second delete without grace. */
    private static long graceSeconds(ResourceType type, ObjectNode object, DeleteOptions options) {
        var running = type.resource().equals("pods")
                && !Json.text(object, "spec", "nodeName").isEmpty()
                && !Set.of("Succeeded", "Failed").contains(Json.text(object, "status", "phase"));
        if (!running) {
            return 0;
        }
        return options.graceSeconds() != null
                ? options.graceSeconds()
                : Json.at(object, "spec", "terminationGracePeriodSeconds").asLong(30);
    }

    private static void checkPreconditions(ResourceType type, ObjectNode object, DeleteOptions options) {
        var metadata = object.path("metadata");
        var uid = Json.text(metadata, "uid");
        var version = Json.text(metadata, "resourceVersion");
        if (!options.uid().isEmpty() && !options.uid().equals(uid)) {
            throw ApiException.conflict(
                    type.group(),
                    type.plural(),
                    Json.text(metadata, "name"),
                    "Precondition failed: UID in precondition: " + options.uid() + ", UID in object meta: " + uid);
        }
        if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals(version)) {
            throw ApiException.conflict(
                    type.group(),
                    type.plural(),
                    Json.text(metadata, "name"),
                    "Precondition failed: ResourceVersion in precondition: " + options.resourceVersion()
                            + ", ResourceVersion in object meta: " + version);
        }
    }
}

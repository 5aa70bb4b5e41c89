package io.shadowledger.sandbox.kubernetes.simulated.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.apply.FieldManagement;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way of an object into the store: identity, admission, generation, ownership of fields, and no write without a change. */
final class Writer {

    /** How the managers of fields are told. */
    enum Ownership {
        /** From the difference to the stored object. */
        UPDATED,
        /** The caller has set them: a server-side apply. */
        APPLIED
    }

    private static final List<String> FIXED =
            List.of("name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds");

    private final ObjectStore store;
    private final Admission admission;
    private final FieldManagement managers;
    private final CustomDefinitions definitions;
    private final Clock clock;

    Writer(
            ObjectStore store,
            Admission admission,
            FieldManagement managers,
            CustomDefinitions definitions,
            Clock clock) {
        this.store = store;
        this.admission = admission;
        this.managers = managers;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** Makes an object; it has been decoded and its name and namespace are set. */
    ObjectNode create(
            ResourceType type, String namespace, ObjectNode object, WriteOptions options, Ownership ownership) {
        var metadata = Json.child(object, "metadata");
        var name = Json.text(metadata, "name");
        var key = type.key(namespace, name);
        if (store.get(key).isPresent()) {
            throw ApiException.alreadyExists(type.group(), type.plural(), name);
        }
        metadata.remove(List.of("resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"));
        metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", now());
        metadata.remove("generation");
        if (type.countsGenerations()) {
            metadata.put("generation", 1);
        }
        if (type.status()) {
            object.remove("status");
        }
        admission.complete(type, object, null);
        definitions.accept(type, object, options.warnings());
        if (ownership == Ownership.UPDATED) {
            metadata.remove("managedFields");
            managers.update(null, object, type.schema(), options.manager(), "");
        }
        if (options.dryRun()) {
            return object;
        }
        var stored = store.put(key, object);
        definitions.written(type, stored);
        return stored;
    }

    /**
     * Replaces an object.
     *
     * @param subresource {@code status} or empty
     * @return the stored object; the old one if nothing has changed
     */
    ObjectNode update(
            ResourceType type,
            ObjectNode old,
            ObjectNode candidate,
            String subresource,
            WriteOptions options,
            Ownership ownership) {
        checkVersion(type, old, candidate);
        var object = subresource.equals("status") ? withStatus(old, candidate) : candidate.deepCopy();
        keepIdentity(type, old, object, subresource);
        admission.complete(type, object, old);
        definitions.accept(type, object, options.warnings());
        countGeneration(type, old, object);
        if (ownership == Ownership.UPDATED) {
            // A client may leave the managers out, or change them, as kubectl does before its first server-side apply
            if (Json.at(object, "metadata", "managedFields").isMissingNode()) {
                copy(old.path("metadata").get("managedFields"), Json.child(object, "metadata"), "managedFields");
            }
            if (!object.equals(old)) {
                managers.update(old, object, type.schema(), options.manager(), subresource);
            }
        }
        var metadata = Json.child(object, "metadata");
        var key = type.key(Json.text(metadata, "namespace"), Json.text(metadata, "name"));
        if (options.dryRun() || object.equals(old)) {
            return object;
        }
        if (metadata.has("deletionTimestamp") && metadata.path("finalizers").isEmpty() && !stops(metadata)) {
            store.remove(key);
            definitions.removed(type, old);
            return object;
        }
        var stored = store.put(key, object);
        definitions.written(type, stored);
        return stored;
    }

    /** Whether the object is a pod that still has time to stop. */
    private static boolean stops(ObjectNode metadata) {
        return metadata.path("deletionGracePeriodSeconds").asLong() > 0;
    }

    private static void checkVersion(ResourceType type, ObjectNode old, ObjectNode candidate) {
        var name = Json.text(old, "metadata", "name");
        var uid = Json.text(candidate, "metadata", "uid");
        var actual = Json.text(old, "metadata", "uid");
        if (!uid.isEmpty() && !uid.equals(actual)) {
            throw ApiException.conflict(
                    type.group(),
                    type.plural(),
                    name,
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + actual);
        }
        var version = Json.text(candidate, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(Json.text(old, "metadata", "resourceVersion"))) {
            throw ApiException.modified(type.group(), type.plural(), name);
        }
    }

    private static ObjectNode withStatus(ObjectNode old, ObjectNode candidate) {
        var object = old.deepCopy();
        if (candidate.has("status")) {
            object.set("status", candidate.get("status").deepCopy());
        } else {
            object.remove("status");
        }
        var managers = Json.at(candidate, "metadata", "managedFields");
        if (!managers.isMissingNode()) {
            Json.child(object, "metadata").set("managedFields", managers.deepCopy());
        }
        return object;
    }

    private static void keepIdentity(ResourceType type, ObjectNode old, ObjectNode object, String subresource) {
        var metadata = Json.child(object, "metadata");
        for (var field : FIXED) {
            copy(old.path("metadata").get(field), metadata, field);
        }
        copy(old.path("metadata").get("generation"), metadata, "generation");
        copy(old.path("metadata").get("resourceVersion"), metadata, "resourceVersion");
        if (type.status() && !subresource.equals("status")) {
            copy(old.get("status"), object, "status");
        }
    }

    private static void copy(@Nullable JsonNode value, ObjectNode into, String field) {
        if (value == null) {
            into.remove(field);
        } else {
            into.set(field, value.deepCopy());
        }
    }

    private static void countGeneration(ResourceType type, ObjectNode old, ObjectNode object) {
        if (!type.countsGenerations()) {
            return;
        }
        var before = old.deepCopy();
        var after = object.deepCopy();
        before.remove("metadata");
        after.remove("metadata");
        if (type.status()) {
            before.remove("status");
            after.remove("status");
        }
        if (!before.equals(after)) {
            var metadata = Json.child(object, "metadata");
            metadata.put("generation", Json.at(old, "metadata", "generation").asLong() + 1);
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

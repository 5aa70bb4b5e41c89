package io.shadowledger.sandbox.kubernetes.simulated.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.apply.FieldManagement;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.object.Writer.Ownership;
import io.shadowledger.sandbox.kubernetes.simulated.patch.JsonPatches;
import io.shadowledger.sandbox.kubernetes.simulated.patch.MergePatch;
import io.shadowledger.sandbox.kubernetes.simulated.patch.StrategicMergePatch;
import io.shadowledger.sandbox.kubernetes.simulated.resource.Registry;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import io.shadowledger.sandbox.kubernetes.simulated.status.FieldError;
import io.shadowledger.sandbox.kubernetes.simulated.store.Key;
import io.shadowledger.sandbox.kubernetes.simulated.store.Listing;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The verbs of the API on objects. Every method throws {@link ApiException} with the status that the API server would
 * answer. Writes are one after the other.
 */
public final class Objects {

    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final ObjectStore store;
    private final Admission admission;
    private final FieldManagement managers;
    private final Writer writer;
    private final Remover remover;

    public Objects(ObjectStore store, Registry registry, Clock clock) {
        this.store = store;
        this.admission = new Admission(new BuiltInRules(store));
        this.managers = new FieldManagement(clock);
        var definitions = new CustomDefinitions(registry, store, clock);
        definitions.restore();
        this.writer = new Writer(store, admission, managers, definitions, clock);
        this.remover = new Remover(store, registry, definitions, clock);
    }

    public ObjectNode get(ResourceType type, String namespace, String name) {
        var object = store.get(type.key(namespace, name)).orElseThrow(() -> type.notFound(name));
        return as(type, object);
    }

    /** The objects that satisfy a selector, with the version to watch from. */
    public Listing list(ResourceType type, String namespace, Predicate<JsonNode> selector) {
        var listing = store.list(type.resource(), namespace);
        return new Listing(
                listing.version(),
                listing.objects().stream()
                        .filter(selector)
                        .map(object -> as(type, object))
                        .toList());
    }

    public ObjectNode create(ResourceType type, String namespace, ObjectNode body, WriteOptions options) {
        admission.decode(type, body, options);
        return store.exclusively(() -> {
            name(type, namespace, body);
            requireNamespace(type, namespace);
            return writer.create(type, namespace, body, options, Ownership.UPDATED);
        });
    }

    /**
     * Replaces an object or its status.
     *
     * @param subresource {@code status} or empty
     */
    public ObjectNode replace(
            ResourceType type,
            String namespace,
            String name,
            String subresource,
            ObjectNode body,
            WriteOptions options) {
        admission.decode(type, body, options);
        return store.exclusively(() -> {
            var old = get(type, namespace, name);
            var sent = Json.text(body, "metadata", "name");
            if (!sent.equals(name)) {
                throw ApiException.badRequest(
                        "the name of the object (" + sent + ") does not match the name on the URL (" + name + ")");
            }
            if (type.custom() && Json.text(body, "metadata", "resourceVersion").isEmpty()) {
                throw type.invalid(
                        name,
                        List.of(new FieldError(
                                "metadata.resourceVersion",
                                "FieldValueInvalid",
                                "Invalid value: 0x0: must be specified for an update")));
            }
            return update(type, old, body, subresource, options, Ownership.UPDATED);
        });
    }

    /**
     * Patches an object or its status; a server-side apply makes the object if it is not there.
     *
     * @param subresource {@code status} or empty
     */
    public Patched patch(
            ResourceType type,
            String namespace,
            String name,
            String subresource,
            PatchType kind,
            JsonNode patch,
            WriteOptions options) {
        return store.exclusively(() -> {
            if (kind == PatchType.APPLY) {
                return apply(type, namespace, name, subresource, patch, options);
            }
            var old = get(type, namespace, name);
            var patched = switch (kind) {
                case JSON -> JsonPatches.apply(old.deepCopy(), patch);
                case MERGE -> MergePatch.apply(old.deepCopy(), patch);
                case STRATEGIC -> StrategicMergePatch.apply(old.deepCopy(), object(patch), type.schema());
                case APPLY -> throw new IllegalStateException("apply is not a patch of the stored object");
            };
            var candidate = object(patched);
            admission.decode(type, candidate, options);
            return new Patched(update(type, old, candidate, subresource, options, Ownership.UPDATED), false);
        });
    }

    /**
     * What a patch came to.
     *
     * @param created whether the object was not there before
     */
    public record Patched(ObjectNode object, boolean created) {}

    /** Deletes an object; empty if it is gone at once. */
    public Optional<ObjectNode> delete(ResourceType type, String namespace, String name, DeleteOptions options) {
        return store.exclusively(() -> remover.delete(type, get(type, namespace, name), options));
    }

    private Patched apply(
            ResourceType type,
            String namespace,
            String name,
            String subresource,
            JsonNode patch,
            WriteOptions options) {
        var applied = object(patch);
        if (options.manager().isEmpty()) {
            throw ApiException.badRequest("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is"
                    + " required for apply patch");
        }
        if (!Json.at(applied, "metadata", "managedFields").isMissingNode()) {
            throw ApiException.badRequest("metadata.managedFields must be nil");
        }
        admission.decode(type, applied, options);
        var metadata = Json.child(applied, "metadata");
        metadata.put("name", name);
        if (subresource.equals("status")) {
            applied.retain("apiVersion", "kind", "metadata", "status");
            metadata.retain("name", "namespace", "resourceVersion", "uid");
        } else if (type.status()) {
            applied.remove("status");
        }
        var found = store.get(type.key(namespace, name));
        if (found.isEmpty()) {
            if (!subresource.isEmpty()) {
                throw type.notFound(name);
            }
            name(type, namespace, applied);
            requireNamespace(type, namespace);
            var empty = Json.object();
            empty.put("apiVersion", type.apiVersion()).put("kind", type.kind());
            var created = managers.apply(empty, applied, type.schema(), options.manager(), "", true);
            return new Patched(writer.create(type, namespace, created, options, Ownership.APPLIED), true);
        }
        var old = as(type, found.get());
        var merged = managers.apply(old, applied, type.schema(), options.manager(), subresource, options.force());
        return new Patched(update(type, old, merged, subresource, options, Ownership.APPLIED), false);
    }

    private ObjectNode update(
            ResourceType type,
            ObjectNode old,
            ObjectNode candidate,
            String subresource,
            WriteOptions options,
            Ownership ownership) {
        var result = writer.update(type, old, candidate, subresource, options, ownership);
        var metadata = old.path("metadata");
        var gone = !options.dryRun()
                && store.get(type.key(Json.text(metadata, "namespace"), Json.text(metadata, "name")))
                        .isEmpty();
        if (gone) {
            remover.afterRemoval(type, old);
        }
        return result;
    }

    private static void name(ResourceType type, String namespace, ObjectNode body) {
        var metadata = Json.child(body, "metadata");
        var prefix = Json.text(metadata, "generateName");
        if (Json.text(metadata, "name").isEmpty()) {
            if (prefix.isEmpty()) {
                throw ApiException.badRequest("resource name may not be empty: metadata.name or metadata.generateName");
            }
            metadata.put("name", prefix + suffix());
        }
        if (!type.namespaced()) {
            metadata.remove("namespace");
            return;
        }
        var sent = Json.text(metadata, "namespace");
        if (!sent.isEmpty() && !sent.equals(namespace)) {
            throw ApiException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        metadata.put("namespace", namespace);
    }

    private void requireNamespace(ResourceType type, String namespace) {
        if (type.namespaced() && store.get(new Key("namespaces", "", namespace)).isEmpty()) {
            throw ApiException.notFound("", "namespaces", namespace);
        }
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("the body must be an object, not " + node.getNodeType());
    }

    /** A definition's versions differ in nothing but their name: there is no conversion here. */
    private static ObjectNode as(ResourceType type, ObjectNode object) {
        return object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
    }

    private static String suffix() {
        return ThreadLocalRandom.current()
                .ints(5, 0, SUFFIX_LETTERS.length())
                .mapToObj(SUFFIX_LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}

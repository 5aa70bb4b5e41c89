package io.shadowledger.sandbox.kubernetes.simulated.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Schema;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import io.shadowledger.sandbox.kubernetes.simulated.status.FieldError;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code metadata.managedFields}: who applied or updated which fields, after the rules of
 * {@code sigs.k8s.io/structured-merge-diff}.
 */
public final class FieldManagement {

    private static final List<String> UNTRACKED = List.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink",
            "managedFields");

    private final Clock clock;

    public FieldManagement(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lays an applied configuration over the live object.
     *
     * @param live the stored object, or an empty one at creation
     * @param applied the configuration, with only the fields that this kind of request may set
     * @param subresource {@code status} or empty
     * @param force whether fields are taken from other managers
     * @return the merged object, with its new {@code managedFields}
     * @throws ApiException 409 if another manager holds a field with another value
     */
    public ObjectNode apply(
            ObjectNode live, ObjectNode applied, Schema schema, String manager, String subresource, boolean force) {
        var managers = managersOf(live);
        var me = new Manager(manager, Manager.APPLY, subresource);
        var wanted = tracked(applied, schema);
        var before = managers.getOrDefault(me, new FieldSet());
        takeOver(managers, me, wanted, live, applied, schema, force);
        var merged = (ObjectNode) TypedMerge.merge(live, applied, schema);
        var held = managers.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(me))
                .map(Map.Entry::getValue)
                .reduce(wanted, FieldSet::union);
        TypedMerge.remove(merged, before.minus(wanted), held, schema);
        managers.put(me, wanted);
        write(merged, live, managers);
        return merged;
    }

    /**
     * Notes what a create, update or patch changed.
     *
     * @param before the object before the change, null at creation
     * @param after the object after the change, with the managers so far; its {@code managedFields} are brought up to date
     */
    public void update(
            @Nullable ObjectNode before, ObjectNode after, Schema schema, String manager, String subresource) {
        var old = before == null ? Json.object() : before;
        var managers = managersOf(after);
        var me = new Manager(manager, Manager.UPDATE, subresource);
        var was = tracked(old, schema);
        var is = tracked(after, schema);
        var changed = is.minus(was).union(is.intersect(was).whereDifferent(old, after, schema));
        var removed = was.minus(is);
        managers.replaceAll((other, fields) -> fields.minus(removed).minus(changed));
        var mine = managers.getOrDefault(me, new FieldSet()).union(changed);
        managers.put(me, mine);
        managers.values().removeIf(FieldSet::isEmpty);
        write(after, after, managers);
    }

    private void takeOver(
            Map<Manager, FieldSet> managers,
            Manager me,
            FieldSet wanted,
            ObjectNode live,
            ObjectNode applied,
            Schema schema,
            boolean force) {
        var conflicts = new ArrayList<FieldError>();
        var apiVersion = Json.text(live, "apiVersion");
        managers.forEach((other, fields) -> {
            if (!other.equals(me)) {
                var contested = wanted.intersect(fields).whereDifferent(live, applied, schema);
                contested
                        .paths()
                        .forEach(path -> conflicts.add(
                                new FieldError(path, "FieldManagerConflict", other.describe(apiVersion))));
                if (force) {
                    managers.put(other, fields.minus(contested));
                }
            }
        });
        if (!conflicts.isEmpty() && !force) {
            throw ApiException.applyConflict(conflicts);
        }
        managers.entrySet()
                .removeIf(
                        entry -> !entry.getKey().equals(me) && entry.getValue().isEmpty());
    }

    private static FieldSet tracked(ObjectNode object, Schema schema) {
        var fields = FieldSet.of(object, schema);
        if (object.isEmpty()) {
            return new FieldSet();
        }
        fields.without("apiVersion");
        fields.without("kind");
        UNTRACKED.forEach(name -> fields.without("metadata", name));
        var metadata = fields.child("f:metadata");
        if (metadata != null && metadata.children().isEmpty()) {
            fields.without("metadata");
        }
        return fields;
    }

    private static Map<Manager, FieldSet> managersOf(ObjectNode object) {
        var managers = new LinkedHashMap<Manager, FieldSet>();
        Json.at(object, "metadata", "managedFields")
                .forEach(entry -> managers.put(Manager.of(entry), FieldSet.parse(entry.path("fieldsV1"))));
        return managers;
    }

    private void write(ObjectNode object, ObjectNode before, Map<Manager, FieldSet> managers) {
        var old = Json.at(before, "metadata", "managedFields");
        var times = new LinkedHashMap<Manager, String>();
        var sets = new LinkedHashMap<Manager, FieldSet>();
        old.forEach(entry -> {
            times.put(Manager.of(entry), Json.text(entry, "time"));
            sets.put(Manager.of(entry), FieldSet.parse(entry.path("fieldsV1")));
        });
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var entries = Json.array();
        managers.forEach((manager, fields) -> {
            var time =
                    fields.equals(sets.getOrDefault(manager, new FieldSet())) ? times.getOrDefault(manager, now) : now;
            entries.add(manager.toJson(Json.text(object, "apiVersion"), time, fields));
        });
        var metadata = Json.child(object, "metadata");
        if (entries.isEmpty()) {
            metadata.remove("managedFields");
        } else {
            metadata.set("managedFields", entries);
        }
    }
}

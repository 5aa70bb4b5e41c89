package io.shadowledger.sandbox.kubernetes.simulated.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.schema.ModelSchemas;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All kinds of resource that are served: the built-in ones and those of the definitions at hand. */
public final class Registry {

    private final ModelSchemas schemas = new ModelSchemas();
    private final Map<String, ResourceType> types = new ConcurrentSkipListMap<>();

    public Registry() {
        new BuiltIns(schemas).all().forEach(this::add);
    }

    /** The type behind a path, as in {@code apps}, {@code v1}, {@code deployments}. */
    public Optional<ResourceType> find(String group, String version, String plural) {
        return Optional.ofNullable(types.get(id(group, version, plural)));
    }

    /** Every type, ordered by group, version and plural. */
    public List<ResourceType> all() {
        return types.values().stream()
                .sorted(Comparator.comparing(ResourceType::group)
                        .thenComparing(ResourceType::version)
                        .thenComparing(ResourceType::plural))
                .toList();
    }

    /** The validation rules of a CustomResourceDefinition that cannot be enforced, each with the reason. */
    public List<String> notEnforced(ObjectNode definition) {
        return CustomTypes.of(definition, schemas).stream()
                .flatMap(type -> type.rules().notUnderstood().stream())
                .distinct()
                .toList();
    }

    /** Serves the versions of a CustomResourceDefinition, instead of those it had before. */
    public void define(ObjectNode definition) {
        var made = CustomTypes.of(definition, schemas);
        undefine(definition);
        made.forEach(this::add);
    }

    /** No longer serves the types of a CustomResourceDefinition. */
    public void undefine(ObjectNode definition) {
        var group = Json.text(definition, "spec", "group");
        var plural = Json.text(definition, "spec", "names", "plural");
        types.values()
                .removeIf(type -> type.custom()
                        && type.group().equals(group)
                        && type.plural().equals(plural));
    }

    private void add(ResourceType type) {
        types.put(id(type.group(), type.version(), type.plural()), type);
    }

    private static String id(String group, String version, String plural) {
        return group + "/" + version + "/" + plural;
    }
}

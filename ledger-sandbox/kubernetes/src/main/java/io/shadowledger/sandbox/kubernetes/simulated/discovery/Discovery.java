package io.shadowledger.sandbox.kubernetes.simulated.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.resource.Registry;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which groups, versions and resources there are, in the plain and in the aggregated form. */
public final class Discovery {

    /** The version that this server says it is. */
    public static final String VERSION = "v1.36.0-simulated";

    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> SUBRESOURCE_VERBS = List.of("get", "patch", "update");

    private final Registry registry;

    public Discovery(Registry registry) {
        this.registry = registry;
    }

    public ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "36")
                .put("gitVersion", VERSION)
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "2026-01-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "")
                .put("platform", "simulated");
    }

    /** {@code /api}. */
    public ObjectNode coreVersions(String address) {
        var versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", address);
        return versions;
    }

    /** {@code /apis}. */
    public ObjectNode groups() {
        var list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        var groups = list.putArray("groups");
        versions().forEach((group, versions) -> {
            if (!group.isEmpty()) {
                groups.add(group(group, versions));
            }
        });
        return list;
    }

    /** {@code /apis/<group>}. */
    public ObjectNode group(String group) {
        var versions = versions().get(group);
        if (versions == null || group.isEmpty()) {
            throw ApiException.noSuchPath();
        }
        return group(group, versions).put("kind", "APIGroup").put("apiVersion", "v1");
    }

    /** {@code /api/v1} and {@code /apis/<group>/<version>}. */
    public ObjectNode resources(String group, String version) {
        var types = types(group, version);
        if (types.isEmpty()) {
            throw ApiException.noSuchPath();
        }
        var list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", types.getFirst().apiVersion());
        var resources = list.putArray("resources");
        for (var type : types) {
            var resource = resources.addObject();
            resource.put("name", type.plural())
                    .put("singularName", type.names().singular())
                    .put("namespaced", type.namespaced())
                    .put("kind", type.kind());
            addAll(resource.putArray("verbs"), VERBS);
            if (!type.names().shortNames().isEmpty()) {
                addAll(resource.putArray("shortNames"), type.names().shortNames());
            }
            if (!type.names().categories().isEmpty()) {
                addAll(resource.putArray("categories"), type.names().categories());
            }
            for (var subresource : subresources(type)) {
                var entry = resources.addObject();
                entry.put("name", type.plural() + "/" + subresource)
                        .put("singularName", "")
                        .put("namespaced", type.namespaced());
                responseKind(entry, type, subresource);
                addAll(entry.putArray("verbs"), SUBRESOURCE_VERBS);
            }
        }
        return list;
    }

    /**
     * The aggregated form of {@code /api} or {@code /apis}.
     *
     * @param version of the {@code apidiscovery.k8s.io} group that the client asked for
     */
    public ObjectNode aggregated(boolean core, String version) {
        var list =
                Json.object().put("kind", "APIGroupDiscoveryList").put("apiVersion", "apidiscovery.k8s.io/" + version);
        list.putObject("metadata");
        var items = list.putArray("items");
        versions().forEach((group, versions) -> {
            if (group.isEmpty() == core) {
                var item = items.addObject();
                item.putObject("metadata").put("name", group);
                var entries = item.putArray("versions");
                versions.forEach(each -> {
                    var entry = entries.addObject().put("version", each).put("freshness", "Current");
                    var resources = entry.putArray("resources");
                    types(group, each).forEach(type -> aggregate(resources.addObject(), type));
                });
            }
        });
        return list;
    }

    private static void aggregate(ObjectNode resource, ResourceType type) {
        resource.put("resource", type.plural());
        resource.putObject("responseKind")
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.kind());
        resource.put("scope", type.namespaced() ? "Namespaced" : "Cluster")
                .put("singularResource", type.names().singular());
        addAll(resource.putArray("verbs"), VERBS);
        addAll(resource.putArray("shortNames"), type.names().shortNames());
        addAll(resource.putArray("categories"), type.names().categories());
        var subresources = resource.putArray("subresources");
        for (var subresource : subresources(type)) {
            var entry = subresources.addObject().put("subresource", subresource);
            responseKind(entry.putObject("responseKind"), type, subresource);
            addAll(entry.putArray("verbs"), SUBRESOURCE_VERBS);
        }
    }

    private static void responseKind(ObjectNode entry, ResourceType type, String subresource) {
        if (subresource.equals("scale")) {
            entry.put("group", "autoscaling").put("version", "v1").put("kind", "Scale");
        } else {
            entry.put("group", type.group()).put("version", type.version()).put("kind", type.kind());
        }
    }

    private static List<String> subresources(ResourceType type) {
        var subresources = new ArrayList<String>();
        if (type.status()) {
            subresources.add("status");
        }
        if (type.scale().present()) {
            subresources.add("scale");
        }
        if (type.resource().equals("pods")) {
            subresources.add("log");
        }
        return subresources;
    }

    private Map<String, List<String>> versions() {
        var versions = new TreeMap<String, List<String>>();
        registry.all().forEach(type -> {
            var known = versions.computeIfAbsent(type.group(), group -> new ArrayList<>());
            if (!known.contains(type.version())) {
                known.add(type.version());
            }
        });
        return versions;
    }

    private List<ResourceType> types(String group, String version) {
        return registry.all().stream()
                .filter(type -> type.group().equals(group) && type.version().equals(version))
                .toList();
    }

    private static ObjectNode group(String group, List<String> versions) {
        var entry = Json.object().put("name", group);
        var list = entry.putArray("versions");
        versions.forEach(version ->
                list.addObject().put("groupVersion", group + "/" + version).put("version", version));
        entry.putObject("preferredVersion")
                .put("groupVersion", group + "/" + versions.getLast())
                .put("version", versions.getLast());
        return entry;
    }

    private static void addAll(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}

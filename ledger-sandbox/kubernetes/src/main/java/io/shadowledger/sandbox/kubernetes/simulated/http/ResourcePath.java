package io.shadowledger.sandbox.kubernetes.simulated.http;

import io.shadowledger.sandbox.kubernetes.simulated.resource.Registry;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * What a path below {@code /api/v1} or {@code /apis/<group>/<version>} names.
 *
 * @param namespace empty for the cluster or all namespaces
 * @param name empty for the collection
 * @param subresource empty for the object itself
 */
record ResourcePath(ResourceType type, String namespace, String name, String subresource) {

    /** Reads a path; empty if it names nothing that is served. */
    static Optional<ResourcePath> of(List<String> path, Registry registry) {
        if (path.size() < 3) {
            return Optional.empty();
        }
        var core = path.getFirst().equals("api");
        var group = core ? "" : path.get(1);
        var version = core ? path.get(1) : path.get(2);
        var rest = path.subList(core ? 2 : 3, path.size());
        // /namespaces/x is the namespace itself, /namespaces/x/status its status, everything else lies in it
        if (rest.size() >= 3
                && rest.getFirst().equals("namespaces")
                && !(core && rest.get(2).equals("status"))) {
            return named(registry, group, version, rest.get(1), rest.subList(2, rest.size()));
        }
        return rest.isEmpty() ? Optional.empty() : named(registry, group, version, "", rest);
    }

    private static Optional<ResourcePath> named(
            Registry registry, String group, String version, String namespace, List<String> rest) {
        return registry.find(group, version, rest.getFirst())
                .filter(type -> rest.size() <= 3)
                .filter(type -> namespace.isEmpty() || type.namespaced())
                .map(type -> new ResourcePath(
                        type, namespace, rest.size() > 1 ? rest.get(1) : "", rest.size() > 2 ? rest.get(2) : ""));
    }
}

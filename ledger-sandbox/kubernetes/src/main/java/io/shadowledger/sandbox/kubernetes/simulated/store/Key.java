package io.shadowledger.sandbox.kubernetes.simulated.store;

/**
 * Where an object is kept.
 *
 * @param resource plural and group, {@code deployments.apps}; the plural alone for the core group
 * @param namespace empty for objects of the cluster
 */
public record Key(String resource, String namespace, String name) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
        var order = resource.compareTo(other.resource);
        if (order == 0) {
            order = namespace.compareTo(other.namespace);
        }
        return order == 0 ? name.compareTo(other.name) : order;
    }
}

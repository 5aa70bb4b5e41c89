package io.shadowledger.sandbox.kubernetes.simulated.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All objects, with one version counter for the whole store as etcd has it. Every object handed out is the caller's own
 * copy; what is kept is never changed in place, so that events may share it.
 */
public final class ObjectStore implements AutoCloseable {

    private static final int HISTORY = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final SortedMap<Key, ObjectNode> objects = new TreeMap<>();
    private final Deque<StoreEvent> history = new ArrayDeque<>();
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Journal journal;
    private long version;
    private long oldest;

    private ObjectStore(Path directory) {
        journal = Journal.open(directory, objects);
        // Versions start at 1: "0" means "any" to clients
        version = Math.max(1, Journal.version(directory));
        oldest = version;
    }

    /**
     * Opens the store of a directory with the objects it held when it was closed or killed.
     *
     * @throws IllegalStateException if another process has it open
     */
    public static ObjectStore open(Path directory) {
        return new ObjectStore(directory);
    }

    /** Runs a read-modify-write during which nobody else writes. May be nested. */
    public <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public Optional<ObjectNode> get(Key key) {
        return exclusively(() -> Optional.ofNullable(objects.get(key)).map(ObjectNode::deepCopy));
    }

    /**
     * The objects of a resource.
     *
     * @param namespace empty for all namespaces
     */
    public Listing list(String resource, String namespace) {
        return exclusively(() -> {
            var from = new Key(resource, namespace, "");
            var found = objects.tailMap(from).entrySet().stream()
                    .takeWhile(entry -> entry.getKey().resource().equals(resource)
                            && (namespace.isEmpty()
                                    || entry.getKey().namespace().equals(namespace)))
                    .map(entry -> entry.getValue().deepCopy())
                    .toList();
            return new Listing(version, found);
        });
    }

    /** Every object of every resource, for walks over owners. */
    public List<KeyedObject> all() {
        return exclusively(() -> objects.entrySet().stream()
                .map(entry -> new KeyedObject(entry.getKey(), entry.getValue().deepCopy()))
                .toList());
    }

    /** An object with its place. */
    public record KeyedObject(Key key, ObjectNode object) {}

    /**
     * Stores an object under a new version, which becomes its {@code metadata.resourceVersion}.
     *
     * @return the object as stored, the caller's copy
     */
    public ObjectNode put(Key key, ObjectNode object) {
        return exclusively(() -> {
            var stored = object.deepCopy();
            Json.child(stored, "metadata").put("resourceVersion", Long.toString(version + 1));
            publish(new StoreEvent(version + 1, key, stored, objects.get(key)));
            return stored.deepCopy();
        });
    }

    /** Removes an object; nothing happens if there is none. */
    public void remove(Key key) {
        exclusively(() -> {
            var previous = objects.get(key);
            if (previous != null) {
                publish(new StoreEvent(version + 1, key, null, previous));
            }
            return version;
        });
    }

    public long version() {
        return exclusively(() -> version);
    }

    /**
     * The changes of a resource after a version.
     *
     * @param namespace empty for all namespaces
     * @throws ApiException 410 if changes after that version are no longer known
     */
    public Subscription watch(String resource, String namespace, long after) {
        return exclusively(() -> {
            if (after < oldest || after > version) {
                throw ApiException.expired(after, oldest);
            }
            var missed =
                    history.stream().filter(event -> event.version() > after).toList();
            var subscription = new Subscription(
                    key -> key.resource().equals(resource)
                            && (namespace.isEmpty() || key.namespace().equals(namespace)),
                    missed,
                    subscriptions::remove);
            subscriptions.add(subscription);
            return subscription;
        });
    }

    @Override
    public void close() {
        exclusively(() -> {
            journal.close();
            return version;
        });
    }

    private void publish(StoreEvent event) {
        // First to disk: a change that cannot be kept did not happen
        journal.append(event);
        version = event.version();
        if (event.object() == null) {
            objects.remove(event.key());
        } else {
            objects.put(event.key(), event.object());
        }
        journal.rewriteIfLong(objects, version);
        history.addLast(event);
        if (history.size() > HISTORY) {
            oldest = history.removeFirst().version();
        }
        subscriptions.forEach(subscription -> subscription.offer(event));
    }
}

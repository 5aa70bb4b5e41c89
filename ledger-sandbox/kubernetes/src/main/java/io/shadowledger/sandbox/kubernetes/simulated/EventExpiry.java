package io.shadowledger.sandbox.kubernetes.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.store.Key;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Events live for an hour, as they do on a cluster; without this they would fill the store. */
final class EventExpiry implements AutoCloseable {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);

    private final ObjectStore store;
    private final Clock clock;
    private final Thread thread;

    EventExpiry(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("event-expiry").start(this::run);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void expire(ObjectStore store, Instant now) {
        for (var event : store.list("events", "").objects()) {
            if (lastSeen(event).plus(LIFE).isBefore(now)) {
                store.remove(new Key(
                        "events", Json.text(event, "metadata", "namespace"), Json.text(event, "metadata", "name")));
            }
        }
    }

    private void run() {
        try {
            while (true) {
                expire(store, clock.instant());
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Instant lastSeen(ObjectNode event) {
        var last = Json.text(event, "lastTimestamp");
        return Instant.parse(last.isEmpty() ? Json.text(event, "metadata", "creationTimestamp") : last);
    }
}

package io.shadowledger.sandbox.kubernetes.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.store.Key;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventExpiryTest {

    @TempDir
    Path directory;

    @Test
    void an_event_that_was_not_seen_for_an_hour_goes() {
        // Given
        try (var store = ObjectStore.open(directory)) {
            put(store, "old", "2026-01-01T10:00:00Z");
            put(store, "new", "2026-01-01T10:30:00Z");

            // When
            EventExpiry.expire(store, Instant.parse("2026-01-01T11:00:01Z"));

            // Then
            assertThat(store.get(new Key("events", "default", "old"))).isEmpty();
            assertThat(store.get(new Key("events", "default", "new"))).isPresent();
        }
    }

    private static void put(ObjectStore store, String name, String seen) {
        var event = Json.object().put("lastTimestamp", seen);
        event.putObject("metadata").put("name", name).put("namespace", "default");
        store.put(new Key("events", "default", name), event);
    }
}

package io.shadowledger.sandbox.kubernetes.simulated.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStoreTest {

    @TempDir
    Path directory;

    private static Key key(String name) {
        return new Key("things", "default", name);
    }

    private static ObjectNode object(int value) {
        return Json.object().put("value", value);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void after_any_sequence_of_writes_a_reopened_store_holds_the_same(long seed) {
        // Given
        var random = new Random(seed);
        Map<Key, Integer> expected = new HashMap<>();
        long version;
        try (var store = ObjectStore.open(directory)) {
            for (var i = 0; i < 500; i++) {
                var key = key("n" + random.nextInt(20));
                if (random.nextInt(3) == 0) {
                    store.remove(key);
                    expected.remove(key);
                } else {
                    store.put(key, object(i));
                    expected.put(key, i);
                }
            }
            version = store.version();
        }

        // When
        try (var reopened = ObjectStore.open(directory)) {
            // Then
            assertThat(reopened.list("things", "").objects()).hasSameSizeAs(expected.keySet());
            expected.forEach((key, value) -> assertThat(
                            reopened.get(key).orElseThrow().path("value").asInt())
                    .isEqualTo(value));
            assertThat(reopened.version()).isEqualTo(version);
        }
    }

    @Test
    void a_line_that_a_crash_left_half_written_is_dropped() throws Exception {
        // Given
        try (var store = ObjectStore.open(directory)) {
            store.put(key("a"), object(1));
        }
        Files.writeString(
                directory.resolve("objects.jsonl"), "{\"version\":9,\"key\":[\"thi", StandardOpenOption.APPEND);

        // When
        try (var reopened = ObjectStore.open(directory)) {
            // Then
            assertThat(reopened.all()).hasSize(1);
            assertThat(reopened.get(key("a"))).isPresent();
        }
    }

    @Test
    void what_is_handed_out_can_be_changed_without_changing_what_is_kept() {
        // Given
        try (var store = ObjectStore.open(directory)) {
            var mine = object(1);
            store.put(key("a"), mine);

            // When
            mine.put("value", 2);
            store.get(key("a")).orElseThrow().put("value", 3);

            // Then
            assertThat(store.get(key("a")).orElseThrow().path("value").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_watch_sees_what_it_missed_and_then_what_comes() throws Exception {
        try (var store = ObjectStore.open(directory)) {
            // Given
            var from = store.version();
            store.put(key("a"), object(1));
            try (var watch = store.watch("things", "default", from)) {
                // When
                store.put(new Key("others", "default", "b"), object(2));
                store.remove(key("a"));

                // Then
                var first = watch.poll(5, TimeUnit.SECONDS);
                var second = watch.poll(5, TimeUnit.SECONDS);
                assertThat(first.previous()).isNull();
                assertThat(first.object().path("value").asInt()).isEqualTo(1);
                assertThat(second.object()).isNull();
                assertThat(second.version()).isEqualTo(store.version());
            }
        }
    }

    @Test
    void history_of_an_earlier_run_is_gone() {
        // Given
        try (var store = ObjectStore.open(directory)) {
            store.put(key("a"), object(1));
        }
        try (var reopened = ObjectStore.open(directory)) {
            // When, Then
            assertThatThrownBy(() -> reopened.watch("things", "", 1)).isInstanceOf(ApiException.class);
        }
    }
}

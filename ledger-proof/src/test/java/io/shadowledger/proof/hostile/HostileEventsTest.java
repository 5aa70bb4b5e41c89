package io.shadowledger.proof.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.shadowledger.service.event.EventReader;
import io.shadowledger.service.event.InvalidEventException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

class HostileEventsTest {

    @Test
    void theSameSeedGivesTheSameBytes() {
        // When
        var bytes = bytes(1, 500).map(Arrays::toString).toList();

        // Then
        assertThat(bytes(1, 500).map(Arrays::toString)).isEqualTo(bytes);
        assertThat(bytes(2, 500).map(Arrays::toString)).isNotEqualTo(bytes);
    }

    @Test
    void aDocumentIsWellFormedHoweverHostile() {
        // Given
        var events = new HostileEvents(3);
        var json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(10_000)
                                .maxNumberLength(10_000)
                                .build())
                        .build())
                .build();

        for (int i = 0; i < 5_000; i++) {
            // When
            var document = events.document();

            // Then
            assertThatCode(() -> json.readTree(document)).as(document).doesNotThrowAnyException();
        }
    }

    @Test
    void someAreGoodSomeAreBadAndNoneIsAnythingElse() {
        // Given
        var reader = new EventReader(Currency.getInstance("EUR"));

        // When
        long good = bytes(4, 20_000).filter(bytes -> isGood(reader, bytes)).count();

        // Then
        assertThat(good).isBetween(4_000L, 14_000L);
    }

    @Test
    void aLargeOneIsAsLargeAsWantedAndReadOrRefusedAtOnce() {
        // Given
        var reader = new EventReader(Currency.getInstance("EUR"));
        var events = new HostileEvents(5);
        int good = 0;

        for (int i = 0; i < 40; i++) {
            // When
            var bytes = events.large(1_000_000);

            // Then
            assertThat(bytes).hasSize(1_000_000);
            good += assertTimeoutPreemptively(Duration.ofSeconds(5), () -> isGood(reader, bytes)) ? 1 : 0;
        }
        assertThat(good).isBetween(1, 39);
    }

    private static boolean isGood(EventReader reader, byte[] bytes) {
        try {
            reader.read(bytes);
            return true;
        } catch (InvalidEventException refused) {
            return false;
        }
    }

    private static Stream<byte[]> bytes(long seed, int count) {
        return Stream.generate(new HostileEvents(seed)::bytes).limit(count);
    }
}

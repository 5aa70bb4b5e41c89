package io.shadowledger.service.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.service.problem.InvalidException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @Test
    void aPlaceIsReadFromItsCursor() {
        // Given
        var place = new Place(Instant.parse("2026-03-01T12:00:00.000001Z"), 3, 17);

        // When
        var read = Place.of(place.cursor());

        // Then
        assertThat(read).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999999999999 1 1", "999999999999999999 1 1", "1 2", "x 1 1"})
    void aTimeThatTheDatabaseCannotHaveIsNoPlace(String text) {
        // Given
        var cursor = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));

        // When
        var reading = assertThatThrownBy(() -> Place.of(cursor));

        // Then
        reading.isInstanceOf(InvalidException.class);
    }
}

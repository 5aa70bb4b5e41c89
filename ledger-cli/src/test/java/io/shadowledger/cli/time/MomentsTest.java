package io.shadowledger.cli.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    private final Moments prague = new Moments(ZoneId.of("Europe/Prague"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-22,                 2026-11-21T23:00:00Z,  2026-11-22T22:59:59.999999Z",
        // The days on which the clocks change have 25 and 23 hours.
        "2026-10-25,                 2026-10-24T22:00:00Z,  2026-10-25T22:59:59.999999Z",
        "2026-03-29,                 2026-03-28T23:00:00Z,  2026-03-29T21:59:59.999999Z",
        "2026-11-22T18:00:00,        2026-11-22T17:00:00Z,  2026-11-22T17:00:00Z",
        "2026-11-22 18:00:00,        2026-11-22T17:00:00Z,  2026-11-22T17:00:00Z",
        "2026-11-22T18:00:00Z,       2026-11-22T18:00:00Z,  2026-11-22T18:00:00Z",
        "2026-11-22T18:00:00+05:30,  2026-11-22T12:30:00Z,  2026-11-22T12:30:00Z"
    })
    void aMomentIsUnderstoodInTheBanksZone(String text, Instant start, Instant end) {
        // Given the zone

        // When
        var asStart = prague.start(text);

        // Then
        assertThat(asStart).isEqualTo(start);
        assertThat(prague.end(text)).isEqualTo(end);
    }

    @Test
    void whatIsNoMomentIsRefusedWithExamples() {
        assertThatThrownBy(() -> prague.end("22.11.2026"))
                .isInstanceOf(InvalidMomentException.class)
                .hasMessageContaining("use a date (2026-11-22)");
    }
}

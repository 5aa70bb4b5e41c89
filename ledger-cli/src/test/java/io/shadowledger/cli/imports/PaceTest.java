package io.shadowledger.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void theRestTakesAsLongAsItsBytesDid() {
        // When
        var pace = new Pace(30_000, 250, 1000, Duration.ofSeconds(10));

        // Then
        assertThat(pace.perSecond()).isEqualTo(3000);
        assertThat(pace.percent()).isEqualTo(25);
        assertThat(pace.left()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void ofStandardInputNobodyKnowsHowMuchIsLeft() {
        // When
        var pace = new Pace(30_000, 250, 0, Duration.ofSeconds(10));

        // Then
        assertThat(pace.percent()).isNegative();
        assertThat(pace.left()).isNegative();
    }

    @Test
    void inTheFirstSecondsThereIsNoGuess() {
        // When
        var pace = new Pace(3, 1, 1_000_000, Duration.ofMillis(300));

        // Then
        assertThat(pace.left()).isNegative();
    }
}

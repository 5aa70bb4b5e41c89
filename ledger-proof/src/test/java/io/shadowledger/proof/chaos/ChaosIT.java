package io.shadowledger.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.proof.ProofMain;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** A short run, of the kind that {@code ./shadowledger chaos} makes long ones of. */
class ChaosIT {

    @Test
    void sixKillsLeaveTheBookExact() {
        // Given
        var options = new ChaosRun.Options(ProofMain.root(), 6, 20_260_302, 1_000, false);

        // When
        var report = new ChaosRun(options, Clock.systemUTC(), System.out::println).run();

        // Then
        assertThat(report.failures()).isEmpty();
        assertThat(report.kills()).isEqualTo(6);
        assertThat(report.posted()).isPositive();
        assertThat(report.duplicates()).isPositive();
        assertThat(report.conflicts()).isPositive();
        assertThat(report.deadLetters()).isPositive();
    }
}

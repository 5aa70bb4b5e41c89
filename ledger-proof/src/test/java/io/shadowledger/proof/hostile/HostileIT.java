package io.shadowledger.proof.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.proof.ProofMain;
import org.junit.jupiter.api.Test;

/** A short run of {@code ./shadowledger chaos hostile}. */
class HostileIT {

    @Test
    void twentyThousandHostileEventsAreAllAccountedFor() {
        // Given
        var options = new HostileRun.Options(ProofMain.root(), 20_000, 20_260_302, false);

        // When
        var report = new HostileRun(options, System.out::println).run();

        // Then
        assertThat(report.failures()).isEmpty();
        assertThat(report.http().accepted()).isPositive();
        assertThat(report.http().known()).isPositive();
        assertThat(report.http().rejected()).isPositive();
        assertThat(report.large()).isPositive();
        assertThat(report.withoutPayload()).isPositive();
        assertThat(report.posted()).isPositive();
        assertThat(report.duplicates()).isPositive();
        assertThat(report.conflicts()).isPositive();
        assertThat(report.deadLetters()).isPositive();
    }
}

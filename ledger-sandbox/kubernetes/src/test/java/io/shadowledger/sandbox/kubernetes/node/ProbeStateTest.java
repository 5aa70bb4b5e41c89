package io.shadowledger.sandbox.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.shadowledger.sandbox.kubernetes.node.ProbeState.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeStateTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void results_count_only_in_a_row() {
        // Given
        var probe = new ProbeState(
                new ProbeBuilder()
                        .withSuccessThreshold(2)
                        .withFailureThreshold(2)
                        .withPeriodSeconds(5)
                        .build(),
                START);

        // When, Then
        assertThat(probe.record(true, START)).isEqualTo(Verdict.UNDECIDED);
        assertThat(probe.record(false, START)).isEqualTo(Verdict.UNDECIDED);
        assertThat(probe.record(true, START)).isEqualTo(Verdict.UNDECIDED);
        assertThat(probe.record(true, START)).isEqualTo(Verdict.SUCCESS);
        assertThat(probe.record(false, START)).isEqualTo(Verdict.UNDECIDED);
        assertThat(probe.record(false, START)).isEqualTo(Verdict.FAILURE);
    }

    @Test
    void a_probe_is_due_after_its_delay_and_then_every_period() {
        // Given
        var probe = new ProbeState(
                new ProbeBuilder()
                        .withInitialDelaySeconds(3)
                        .withPeriodSeconds(5)
                        .build(),
                START);

        // When
        var early = probe.isDue(START.plusSeconds(2));
        var due = probe.isDue(START.plusSeconds(3));
        probe.record(true, START.plusSeconds(3));

        // Then
        assertThat(early).isFalse();
        assertThat(due).isTrue();
        assertThat(probe.due()).isEqualTo(START.plusSeconds(8));
    }

    @ParameterizedTest
    @CsvSource({
        "x/y, true",
        "x/y:1, true",
        "x/y:1@sha256:ab, true",
        "x/y@sha256:ab, true",
        "reg:5000/x/y:1, false",
        "x/z, false"
    })
    void an_image_is_known_by_its_repository(String image, boolean known) {
        // Given
        var images = new Images(Map.of("x/y", List.of("run")));

        // When, Then
        assertThat(images.commandOf(image).isPresent()).isEqualTo(known);
    }
}

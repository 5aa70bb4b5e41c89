package io.shadowledger.operator.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final String EARLIER = "2026-01-01T00:00:00Z";
    private static final String NOW = "2026-01-02T03:04:05Z";

    private final Conditions conditions =
            new Conditions(Clock.fixed(Instant.parse(NOW).plusMillis(678), ZoneOffset.UTC));

    @Test
    void theTransitionTimeStaysWhileTheStatusStays() {
        // Given
        var before = condition("Ready", "False", "RollingOut", "0 of 2");

        // When
        var after = conditions.merge(
                List.of(before), Map.of("Ready", Finding.bad("SecretMissing", "Secret demo-db lacks a key")), 7L);

        // Then
        assertThat(after)
                .containsExactly(new ConditionBuilder(before)
                        .withReason("SecretMissing")
                        .withMessage("Secret demo-db lacks a key")
                        .withObservedGeneration(7L)
                        .build());
    }

    @Test
    void theTransitionTimeMovesWithTheStatus() {
        // Given
        var before = condition("Ready", "False", "RollingOut", "0 of 2");

        // When
        var after = conditions.merge(List.of(before), Map.of("Ready", Finding.good("Available", "2 of 2")), 7L);

        // Then
        assertThat(after)
                .singleElement()
                .extracting(Condition::getLastTransitionTime)
                .isEqualTo(NOW);
    }

    @Test
    void aConditionThatNothingWasFoundAboutStaysAsItWas() {
        // Given
        var before = condition("DatabaseReady", "True", "Connected", "PostgreSQL 18");

        // When
        var after = conditions.merge(List.of(before), Map.of("Ready", Finding.unknown("ReconcileFailed", "no")), 7L);

        // Then
        assertThat(after).hasSize(2).contains(before);
    }

    private static Condition condition(String type, String status, String reason, String message) {
        return new ConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withObservedGeneration(6L)
                .withLastTransitionTime(EARLIER)
                .build();
    }
}

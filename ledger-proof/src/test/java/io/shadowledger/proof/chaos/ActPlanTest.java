package io.shadowledger.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActPlanTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 200})
    void thereAreAsManyKillsAsAskedFor(int kills) {
        // When
        var acts = plan(kills, 1);

        // Then
        assertThat(acts.stream().filter(Act::isKill)).hasSize(kills);
    }

    @Test
    void theSeedSaysWhatIsDone() {
        // When
        var acts = plan(50, 1);

        // Then
        assertThat(plan(50, 1)).isEqualTo(acts);
        assertThat(plan(50, 2)).isNotEqualTo(acts);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everythingIsKilledWithinFourKillsAndEveryKindOfActComesWithinFourteen(long seed) {
        // When
        var acts = plan(14, seed);

        // Then
        assertThat(plan(4, seed)).contains(Act.KILL_SERVICE, Act.KILL_POSTGRES, Act.KILL_BROKER);
        assertThat(acts).contains(Act.values());
    }

    private static List<Act> plan(int kills, long seed) {
        return ActPlan.of(kills, new SplittableRandom(seed));
    }
}

package io.shadowledger.operator.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.crds.TopicSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicPlannerTest {

    @Test
    void aTopicThatIsNotThereIsCreatedWithTheReplicationFactorOfTheLedger() {
        // Given
        var wanted = new TopicSpec("transactions.raw", 6, Map.of("retention.ms", "1000"));

        // When
        var actions = TopicPlanner.plan(List.of(wanted), 3, Map.of());

        // Then
        assertThat(actions).containsExactly(new TopicAction.Create(wanted, 3));
    }

    @Test
    void aTopicThatIsAsWantedIsLeftAlone() {
        // Given
        var wanted = new TopicSpec("transactions.raw", 6, Map.of("retention.ms", "1000"));
        var found = new DescribedTopic("transactions.raw", 6, 3, Map.of("retention.ms", "1000"));

        // When
        var actions = TopicPlanner.plan(List.of(wanted), 3, Map.of(found.name(), found));

        // Then
        assertThat(actions).isEmpty();
    }

    @Test
    void partitionsAreRaised() {
        // Given
        var found = new DescribedTopic("transactions.raw", 6, 3, Map.of());

        // When
        var actions = TopicPlanner.plan(
                List.of(new TopicSpec("transactions.raw", 12, Map.of())), 3, Map.of(found.name(), found));

        // Then
        assertThat(actions).containsExactly(new TopicAction.RaisePartitions("transactions.raw", 6, 12));
    }

    @Test
    void fewerPartitionsAreRefused() {
        // Given
        var found = new DescribedTopic("transactions.raw", 12, 3, Map.of());

        // When
        var actions = TopicPlanner.plan(
                List.of(new TopicSpec("transactions.raw", 6, Map.of())), 3, Map.of(found.name(), found));

        // Then
        assertThat(actions).containsExactly(new TopicAction.RefuseDecrease("transactions.raw", 12, 6));
    }

    @Test
    void everyDifferenceInTheSettingsIsReportedWithBothValues() {
        // Given
        var wanted = new TopicSpec("transactions.raw", 6, Map.of("retention.ms", "1000", "no.such.key", "1"));
        var found = new DescribedTopic("transactions.raw", 6, 1, Map.of("retention.ms", "2000"));

        // When
        var actions = TopicPlanner.plan(List.of(wanted), 3, Map.of(found.name(), found));

        // Then
        assertThat(actions)
                .containsExactly(
                        new TopicAction.ReportDifference("transactions.raw", "replicationFactor", "1", "3"),
                        new TopicAction.ReportDifference(
                                "transactions.raw", "no.such.key", "unknown to the broker", "1"),
                        new TopicAction.ReportDifference("transactions.raw", "retention.ms", "2000", "1000"));
    }

    @Test
    void aTopicOfTheClusterThatNobodyWantsIsLeftAlone() {
        // Given
        var foreign = new DescribedTopic("payroll", 1, 1, Map.of());

        // When
        var actions = TopicPlanner.plan(List.of(), 3, Map.of(foreign.name(), foreign));

        // Then
        assertThat(actions).isEmpty();
    }
}

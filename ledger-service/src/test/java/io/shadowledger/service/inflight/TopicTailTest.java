package io.shadowledger.service.inflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.BreakExplanation;
import io.shadowledger.api.drift.BreakExplanation.Found;
import io.shadowledger.api.drift.ExplanationsApi;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.EventType;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events that are accepted while nothing posts. */
class TopicTailTest {

    @Test
    void anEventThatIsAcceptedAndNotPostedYetIsNamedWithItsPlace() throws Exception {
        // Given
        var database = PostgresProcess.shared().freshDatabase("tail");
        try (var kafka = KafkaProcess.temporary()) {
            RunningService.createTopics(kafka.bootstrapServers(), 1);
            try (var all = RunningService.start(database, kafka.bootstrapServers())) {
                var cbs = new CbsFixtures(all);
                cbs.event("t-1", "acc", EventType.CREDIT, "10.00");
                assertThat(cbs.compared(cbs.submit("day.csv", "accountId,balance\nacc,30.00\n"))
                                .verdicts())
                        .containsOnlyKeys(Verdict.MISSING_CREDIT);
            }
            try (var events = RunningService.start(database, kafka.bootstrapServers(), "shadowledger.role=events")) {
                new CbsFixtures(events).event("t-2", "acc", EventType.CREDIT, "20.00");
            }

            // When, Then
            try (var drift = RunningService.start(database, kafka.bootstrapServers(), "shadowledger.role=drift")) {
                var found = new CbsFixtures(drift).breakOf("acc");
                var explanations = drift.client("auditor", ExplanationsApi.class);
                RunningService.await(
                        "the event in flight is seen",
                        () -> inFlight(explanations.explain(found.breakId())).isPresent());
                var explained = explanations.explain(found.breakId());
                assertThat(explained.residual()).isEqualTo("0.00");
                assertThat(inFlight(explained)).hasValueSatisfying(step -> {
                    assertThat(step.sentence())
                            .isEqualTo("Event t-2 (a credit of 20.00 CZK, transactions.raw-0 offset 1) is accepted and "
                                    + "not posted yet; the CBS has counted it already.");
                    assertThat(step.evidence()).isEqualTo(List.of("t-2"));
                });
            }
        }
    }

    private static Optional<BreakExplanation.Step> inFlight(BreakExplanation explained) {
        return explained.steps().stream()
                .filter(step -> step.explainer().equals("in flight") && step.found() == Found.CAUSE)
                .findFirst();
    }
}

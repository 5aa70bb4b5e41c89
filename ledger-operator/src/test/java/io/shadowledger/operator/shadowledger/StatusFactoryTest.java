package io.shadowledger.operator.shadowledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.crds.ShadowLedgerStatus;
import io.shadowledger.operator.condition.Conditions;
import io.shadowledger.operator.condition.Finding;
import io.shadowledger.operator.driftcheck.DriftSchedulesState;
import io.shadowledger.operator.secrets.LedgerSecrets;
import io.shadowledger.operator.topics.TopicsState;
import io.shadowledger.operator.workload.WorkloadReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusFactoryTest {

    private static final LedgerSecrets SECRETS = new LedgerSecrets(null, List.of(), "v1");
    private static final TopicsState TOPICS = new TopicsState(Finding.good("TopicsAsWanted", "fine"), true, 3, 3);
    private static final Finding DATABASE = Finding.good("Connected", "fine");

    private final StatusFactory factory =
            new StatusFactory(new Conditions(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC)));

    @Test
    void aMissingSecretComesBeforeTheDeadBrokerThatItMayHaveCaused() {
        // Given
        var secrets = new LedgerSecrets(null, List.of(new LedgerSecrets.Missing("bank", "core-db", "password")), "v1");
        var topics = new TopicsState(Finding.bad("BrokerUnreachable", "no answer"), false, 0, 3);

        // When
        var status = factory.of(
                ledger(),
                new Observation(secrets, topics, DATABASE, new WorkloadReport(), null, DriftSchedulesState.NONE));

        // Then
        assertThat(reason(status, "Ready")).isEqualTo("False SecretMissing");
        assertThat(reason(status, "Reconciling")).isEqualTo("False Blocked");
        assertThat(reason(status, "TopicsReady")).isEqualTo("False BrokerUnreachable");
        assertThat(status.condition("Ready").orElseThrow().getMessage())
                .isEqualTo("Secret bank/core-db lacks the key password; create it: kubectl -n bank create secret "
                        + "generic core-db --from-file=password=FILE");
    }

    @Test
    void aTopicThatMerelyDiffersKeepsNobodyFromBeingReady() {
        // Given
        var topics = new TopicsState(Finding.bad("ConfigDiffers", "retention.ms"), true, 2, 3);

        // When
        var status = factory.of(
                ledger(),
                new Observation(SECRETS, topics, DATABASE, new WorkloadReport(), null, DriftSchedulesState.NONE));

        // Then
        assertThat(reason(status, "Ready")).isEqualTo("True Available");
        assertThat(reason(status, "TopicsReady")).isEqualTo("False ConfigDiffers");
        assertThat(status.topics()).isEqualTo("2/3");
    }

    @Test
    void aDeadDatabaseIsRetriedAndNamedInReady() {
        // Given
        var database = Finding.bad("Unreachable", "no answer");

        // When
        var status = factory.of(
                ledger(),
                new Observation(SECRETS, TOPICS, database, new WorkloadReport(), null, DriftSchedulesState.NONE));

        // Then
        assertThat(reason(status, "Ready")).isEqualTo("False DatabaseUnreachable");
        assertThat(reason(status, "Reconciling")).isEqualTo("True Retrying");
        assertThat(reason(status, "DatabaseReady")).isEqualTo("False Unreachable");
    }

    @Test
    void aReconciliationThatBrokeOffKeepsWhatWasKnownAndMakesReadyUnknown() {
        // Given
        var ledger = ledger();
        ledger.setStatus(new ShadowLedgerStatus(
                6L,
                List.of(new ConditionBuilder()
                        .withType("DatabaseReady")
                        .withStatus("True")
                        .withReason("Connected")
                        .withMessage("fine")
                        .build()),
                "2/2",
                "3/3",
                List.of(),
                List.of()));

        // When
        var status = factory.brokenOff(ledger, "ReconcileFailed", "Tried again soon: no route to host");

        // Then
        assertThat(reason(status, "Ready")).isEqualTo("Unknown ReconcileFailed");
        assertThat(reason(status, "DatabaseReady")).isEqualTo("True Connected");
        assertThat(status.replicas()).isEqualTo("2/2");
        assertThat(status.observedGeneration()).isEqualTo(7L);
    }

    private static ShadowLedger ledger() {
        var ledger = new ShadowLedger();
        ledger.setMetadata(
                new ObjectMetaBuilder().withName("core").withGeneration(7L).build());
        return ledger;
    }

    private static String reason(ShadowLedgerStatus status, String type) {
        var condition = status.condition(type).orElseThrow();
        assertThat(condition.getObservedGeneration()).isIn(7L, null);
        return condition.getStatus() + " " + condition.getReason();
    }
}

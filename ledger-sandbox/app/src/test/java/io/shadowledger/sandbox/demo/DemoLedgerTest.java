package io.shadowledger.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.shadowledger.crds.ShadowLedger;
import org.junit.jupiter.api.Test;

class DemoLedgerTest {

    @Test
    void theManifestIsAShadowLedgerWithTheSandboxsAddresses() {
        // When
        var ledger = Serialization.unmarshal(DemoLedger.manifest(15432, "127.0.0.1:19092"), ShadowLedger.class);

        // Then
        assertThat(ledger.getMetadata().getName()).isEqualTo("demo");
        assertThat(ledger.getSpec().database().port()).isEqualTo(15432);
        assertThat(ledger.getSpec().kafka().bootstrapServers()).isEqualTo("127.0.0.1:19092");
    }

    @Test
    void aLedgerThatTheOperatorHasNotSeenIsNotReady() {
        // Given
        var ledger = ledger(1, "");

        // When Then
        assertThat(DemoLedger.isReady(ledger)).isFalse();
        assertThat(DemoLedger.state(ledger)).isEqualTo("waiting for the operator to look at it");
    }

    @Test
    void whatTheOperatorSaidOfAnEarlierSpecDoesNotCount() {
        // Given
        var ledger = ledger(2, """
                status:
                  observedGeneration: 1
                  conditions:
                  - {type: Ready, status: "True", reason: Available, message: 2 of 2}
                """);

        // When Then
        assertThat(DemoLedger.isReady(ledger)).isFalse();
    }

    @Test
    void readyForItsSpecIsReady() {
        // Given
        var ledger = ledger(1, """
                status:
                  observedGeneration: 1
                  conditions:
                  - {type: Ready, status: "True", reason: Available, message: 2 of 2}
                  - {type: Reconciling, status: "False", reason: Settled, message: nothing to do}
                """);

        // When Then
        assertThat(DemoLedger.isReady(ledger)).isTrue();
        assertThat(DemoLedger.state(ledger)).isEqualTo("waiting for its servers to answer");
    }

    @Test
    void theCauseIsToldAndNotWhatFollowsFromIt() {
        // Given
        var ledger = ledger(1, """
                status:
                  observedGeneration: 1
                  conditions:
                  - {type: Ready, status: "False", reason: RollingOut, message: 0 of 2}
                  - {type: DatabaseReady, status: "False", reason: Unreachable, message: nobody at 5432}
                """);

        // When Then
        assertThat(DemoLedger.state(ledger)).isEqualTo("Unreachable: nobody at 5432");
    }

    private static ShadowLedger ledger(long generation, String status) {
        var ledger =
                Serialization.unmarshal(DemoLedger.manifest(15432, "127.0.0.1:19092") + status, ShadowLedger.class);
        ledger.getMetadata().setGeneration(generation);
        return ledger;
    }
}

package io.shadowledger.cli.command.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Problems;
import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

    @AutoClose
    private final StubLedger ledger = new StubLedger();

    @TempDir
    private Path directory;

    private TestCli cli;

    @BeforeEach
    void configure() {
        cli = TestCli.against(ledger, directory);
    }

    @Test
    void theServiceSaysHowTheBookStands() {
        // Given
        ledger.on("GET /api/v1/status", Samples.status(true, 7L));

        // When
        var result = cli.run("status");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("""
                Ledger        %s
                Balanced      yes
                Open breaks   5
                Waiting       7 records
                Entries       22,927
                Accounts      591
                Duplicates    3
                Conflicts     0
                Dead letters  1 open of 3
                Currency      CZK
                As of         2026-11-20 10:15:30Z

                TOPIC             PARTITION  NEXT OFFSET  LAG  LAST POSTED
                transactions.raw          0       11,463    7  2026-11-20 10:15:30Z
                transactions.raw          1       11,464    0  -
                """.formatted(ledger.address()));
    }

    @Test
    void anUnknownLagIsNotCalledZero() {
        // Given
        ledger.on("GET /api/v1/status", Samples.status(true, null));

        // When
        var result = cli.run("status");

        // Then
        assertThat(result.out()).contains("Waiting       unknown: the ledger cannot reach its broker");
    }

    @Test
    void aBookOutOfBalanceIsAFailure() {
        // Given
        ledger.on("GET /api/v1/status", Samples.status(false, 0L));

        // When
        var result = cli.run("status", "-o", "json");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("\"balanced\" : false");
        assertThat(result.err()).contains("out of balance");
    }

    @Test
    void theClusterSaysWhatTheOperatorKnows() {
        // Given
        inCluster();
        ledger.on("GET /api/v1/status", Samples.status(true, 0L))
                .on("GET /apis/shadowledger.io/v1alpha1/namespaces/bank/shadowledgers/demo", resource(2));

        // When
        var result = cli.run("status");

        // Then
        assertThat(result.out()).endsWith("""

                ShadowLedger bank/demo
                CONDITION    STATUS  REASON   MESSAGE
                Ready        True    Running  -
                TopicsReady  False   TooFew   transactions.raw has 3 partitions, 6 are wanted
                """);
    }

    @Test
    void anOperatorThatLagsBehindIsSaid() {
        // Given
        inCluster();
        ledger.on("GET /api/v1/status", Samples.status(true, 0L))
                .on("GET /apis/shadowledger.io/v1alpha1/namespaces/bank/shadowledgers/demo", resource(1));

        // When
        var result = cli.run("status");

        // Then
        assertThat(result.out()).contains("The operator has not yet seen its latest change.");
    }

    @Test
    void aLedgerThatIsDownDoesNotHideTheCluster() {
        // Given
        inCluster();
        ledger.on(
                        "GET /api/v1/status",
                        StubLedger.Reply.problem(503, Problems.UNAVAILABLE, "the database cannot be reached", Map.of()))
                .on("GET /apis/shadowledger.io/v1alpha1/namespaces/bank/shadowledgers/demo", resource(2));

        // When
        var result = cli.run("status");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("ShadowLedger bank/demo");
        assertThat(result.err()).contains("the database cannot be reached");
    }

    @Test
    void aClusterWithoutTheResourceDoesNotHideTheLedger() {
        // Given
        inCluster();
        ledger.on("GET /api/v1/status", Samples.status(true, 0L));

        // When
        var result = cli.run("status");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Balanced      yes");
        assertThat(result.err()).contains("The cluster's view is missing").contains("no ShadowLedger bank/demo");
    }

    private void inCluster() {
        var kubeconfig = cli.file("kubeconfig", """
                apiVersion: v1
                kind: Config
                current-context: c
                clusters: [{name: c, cluster: {server: "%s"}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                """.formatted(ledger.address()));
        cli.configure("""
                current: test
                contexts:
                  test:
                    server: %s
                    user: auditor
                    passwords: {auditor: a}
                    kubeconfig: %s
                    namespace: bank
                    ledger: demo
                """.formatted(ledger.address(), kubeconfig));
    }

    private static Map<String, Object> resource(int observed) {
        return Map.of(
                "apiVersion",
                "shadowledger.io/v1alpha1",
                "kind",
                "ShadowLedger",
                "metadata",
                Map.of("name", "demo", "namespace", "bank", "generation", 2),
                "status",
                Map.of(
                        "observedGeneration",
                        observed,
                        "conditions",
                        List.of(
                                Map.of("type", "Ready", "status", "True", "reason", "Running"),
                                Map.of(
                                        "type", "TopicsReady",
                                        "status", "False",
                                        "reason", "TooFew",
                                        "message", "transactions.raw has 3 partitions, 6 are wanted"))));
    }
}

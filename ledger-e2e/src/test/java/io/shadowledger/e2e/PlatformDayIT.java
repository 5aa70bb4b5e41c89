package io.shadowledger.e2e;

import static io.shadowledger.e2e.Demo.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The platform operator's door: the real kubectl against the sandbox's Kubernetes API. */
@ExtendWith(WholeSystem.class)
class PlatformDayIT {

    @BeforeEach
    void kubectlIsHere() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl"))),
                "kubectl is not on the PATH, so its use is not tested");
    }

    @Test
    void getTellsTheStateAtAGlance(Demo demo) {
        // Given
        var kubectl = demo.kubectl();

        // When
        var table = eventually(
                        "the readiness",
                        () -> kubectl.run("get", "shadowledgers"),
                        result -> result.out().contains("True"))
                .orFail();

        // Then
        assertThat(table.lines().findFirst().orElseThrow().split("\\s+"))
                .containsExactly("NAME", "READY", "STATUS", "REPLICAS", "TOPICS", "AGE");
        assertThat(table).containsPattern("demo +True");
    }

    @Test
    void changedBoundsAndANewTopicAreReconciled(Demo demo) {
        // Given
        var kubectl = demo.kubectl();

        // When
        kubectl.run("patch", "shadowledger", "demo", "--type=merge", "-p", """
                        {"spec":{"services":{"all":{"minReplicas":1,"maxReplicas":5}},
                         "kafka":{"topics":[{"name":"transactions.raw","partitions":6},
                                            {"name":"statements.incoming","partitions":2}]}}}""").orFail();

        // Then
        eventually(
                "the new bound of the HPA",
                () -> kubectl.run("get", "hpa", "demo-all", "-o", "jsonpath={.spec.maxReplicas}"),
                result -> result.out().equals("5"));
        eventually(
                "the new topic",
                () -> kubectl.run("get", "shadowledger", "demo", "-o", "jsonpath={.status.topics}"),
                result -> result.out().equals("4/4"));
    }

    @Test
    void wrongResourcesAreRefusedWithASentence(Demo demo) {
        // Given
        var kubectl = demo.kubectl();

        // When
        var inverted = kubectl.run(
                "patch",
                "shadowledger",
                "demo",
                "--type=merge",
                "-p",
                "{\"spec\":{\"services\":{\"all\":{\"minReplicas\":9,\"maxReplicas\":3}}}}");
        var otherCurrency = kubectl.run(
                "patch", "shadowledger", "demo", "--type=merge", "-p", "{\"spec\":{\"defaultCurrency\":\"EUR\"}}");

        // Then
        assertThat(inverted.exitCode()).isEqualTo(1);
        assertThat(inverted.err()).contains("minReplicas");
        assertThat(otherCurrency.exitCode()).isEqualTo(1);
        assertThat(otherCurrency.err()).contains("defaultCurrency");
    }

    @Test
    void aTypoIsRefusedByName(Demo demo, @TempDir Path directory) throws Exception {
        // Given
        var file = Files.writeString(directory.resolve("typo.yaml"), """
                apiVersion: shadowledger.io/v1alpha1
                kind: ShadowLedger
                metadata: {name: typo}
                spec:
                  defaultCurrency: CZK
                  databse: {host: 127.0.0.1, name: x, credentialsSecret: y}
                """);

        // When
        var refused = demo.kubectl().run("apply", "-f", file.toString());

        // Then
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("databse");
    }

    @Test
    void anAppliedVerificationProvesTheBook(Demo demo, @TempDir Path directory) throws Exception {
        // Given
        var kubectl = demo.kubectl();
        var file = Files.writeString(directory.resolve("verification.yaml"), """
                apiVersion: shadowledger.io/v1alpha1
                kind: LedgerVerification
                metadata: {name: before-audit, namespace: default}
                spec: {ledger: demo}
                """);

        // When
        kubectl.run("apply", "-f", file.toString()).orFail();

        // Then
        var table = eventually(
                        "the end of the verification",
                        () -> kubectl.run("get", "ledgerverifications", "-o", "wide"),
                        result -> result.out().contains("Good"))
                .orFail();
        assertThat(table).containsPattern("before-audit +demo +Good +100% +[1-9][0-9]* ");
        assertThat(table).contains("everything is as it was posted");
        assertThat(demo.json(demo.cli("auditor").run("verify", "list", "-o", "json"))
                        .toString())
                .contains("verify-job");
        var changed = kubectl.run("patch", "lv", "before-audit", "--type=merge", "-p", "{\"spec\":{\"newOnly\":true}}");
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.err()).contains("is a request and cannot change: make another one");
    }

    @Test
    void anAppliedDriftCheckComparesItsReport(Demo demo, @TempDir Path directory) throws Exception {
        // Given
        var kubectl = demo.kubectl();
        // Long before the first event, so that it changes nothing for the other tests
        var account = demo.sampleLines().getFirst().get("accountId").asString();
        var file = Files.writeString(directory.resolve("check.yaml"), """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: cbs, namespace: default}
                data:
                  day.csv: |
                    accountId,currency,balance
                    %s,CZK,0.00
                ---
                apiVersion: shadowledger.io/v1alpha1
                kind: DriftCheck
                metadata: {name: day, namespace: default}
                spec:
                  ledger: demo
                  report: {configMap: {name: cbs, key: day.csv}}
                  asOf: "2020-01-01T00:00:00Z"
                  complete: false
                """.formatted(account));

        // When
        kubectl.run("apply", "-f", file.toString()).orFail();

        // Then
        var table = eventually(
                        "the end of the check",
                        () -> kubectl.run("get", "driftchecks", "-o", "wide"),
                        result -> result.out().contains("Ties"))
                .orFail();
        assertThat(table).containsPattern("day +demo +Ties +1 +0 ").contains("the account ties");
        var waited = kubectl.run("wait", "--for=condition=Ties", "dc/day", "--timeout=10s");
        assertThat(waited.exitCode()).as(waited.err()).isZero();
    }

    @Test
    void anAppliedRebuildReachesTheSameBook(Demo demo, @TempDir Path directory) throws Exception {
        // Given
        var kubectl = demo.kubectl();
        var target = demo.sandbox().postgres().createDatabase("rebuilt", "rebuilt", "of-this-test");
        var file = Files.writeString(directory.resolve("rebuild.yaml"), """
                apiVersion: v1
                kind: Secret
                metadata: {name: rebuilt-db, namespace: default}
                stringData: {username: %s, password: %s}
                ---
                apiVersion: shadowledger.io/v1alpha1
                kind: LedgerRebuild
                metadata: {name: proof, namespace: default}
                spec:
                  ledger: demo
                  target: {host: %s, port: %d, name: rebuilt, credentialsSecret: rebuilt-db}
                """.formatted(
                        target.username(), target.password(), target.host(), target.port()));

        // When
        kubectl.run("apply", "-f", file.toString()).orFail();

        // Then
        var table = eventually(
                        "the end of the rebuild",
                        () -> kubectl.run("get", "ledgerrebuilds", "-o", "wide"),
                        result -> result.out().contains("100%"))
                .orFail();
        assertThat(table).contains("Good", "the same balances and the same chain heads as the original");
    }

    @Test
    void aWatchSeesTheChange(Demo demo) throws Exception {
        // Given
        var kubectl = demo.kubectl();
        var line = Stream.concat(
                        kubectl.start().stream(),
                        Stream.of(
                                "get", "shadowledger", "demo", "-w", "-o", "jsonpath={.metadata.labels.seen}{\"\\n\"}"))
                .toList();
        var out = Files.createTempFile("watch", ".txt");
        var watch = new ProcessBuilder(line).redirectOutput(out.toFile()).start();
        try {
            eventually("the first line of the watch", () -> text(out), text -> text.contains("\n"));

            // When
            kubectl.run("label", "shadowledger", "demo", "seen=yes", "--overwrite")
                    .orFail();

            // Then
            eventually("the change in the watch", () -> text(out), text -> text.contains("yes"));
        } finally {
            watch.destroy();
            watch.waitFor(10, TimeUnit.SECONDS);
            Files.delete(out);
        }
    }

    @Test
    void aKilledLedgerIsStartedAgain(Demo demo) {
        // Given
        var kubectl = demo.kubectl();
        var pod = kubectl.run(
                        "get",
                        "pods",
                        "-l",
                        "app.kubernetes.io/component=all",
                        "-o",
                        "jsonpath={.items[0].metadata.name}")
                .orFail();
        var before = restarts(kubectl, pod);
        var process = ProcessHandle.allProcesses()
                .filter(it -> it.info().commandLine().orElse("").contains("ledger-service.jar"))
                .filter(it -> descendsFromHere(it))
                .findFirst()
                .orElseThrow();

        // When
        process.destroyForcibly();

        // Then
        eventually("the restart", () -> restarts(kubectl, pod), now -> now > before);
        eventually(
                "the readiness",
                () -> kubectl.run(
                        "get",
                        "shadowledger",
                        "demo",
                        "-o",
                        "jsonpath={.status.conditions[?(@.type==\"Ready\")].status}"),
                result -> result.out().equals("True"));
    }

    private static boolean descendsFromHere(ProcessHandle process) {
        return ProcessHandle.current().descendants().anyMatch(process::equals);
    }

    private static int restarts(Command kubectl, String pod) {
        var count = kubectl.run("get", "pod", pod, "-o", "jsonpath={.status.containerStatuses[0].restartCount}")
                .orFail();
        return count.isEmpty() ? 0 : Integer.parseInt(count);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

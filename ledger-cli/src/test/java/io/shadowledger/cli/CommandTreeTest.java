package io.shadowledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandTreeTest {

    @TempDir
    private Path directory;

    static Stream<List<String>> commands() {
        return Stream.of(
                        "status",
                        "events import",
                        "events submit",
                        "accounts list",
                        "balance",
                        "statement",
                        "trial-balance",
                        "entries search",
                        "drift check",
                        "drift list",
                        "drift show",
                        "drift assign",
                        "drift unassign",
                        "drift comment",
                        "drift suppress",
                        "drift unsuppress",
                        "report list",
                        "report show",
                        "report recheck",
                        "report expected list",
                        "report expected show",
                        "report expected set",
                        "report expected remove",
                        "report source list",
                        "report source refusals",
                        "correction propose",
                        "correction approve",
                        "correction reject",
                        "correction reverse",
                        "correction list",
                        "correction show",
                        "deadletter list",
                        "deadletter show",
                        "deadletter replay",
                        "deadletter approve",
                        "deadletter reject",
                        "deadletter dismiss",
                        "conflict list",
                        "conflict show",
                        "verify",
                        "verify list",
                        "verify show",
                        "audit list",
                        "audit export",
                        "audit verify",
                        "storage list",
                        "storage detach",
                        "storage attach",
                        "login",
                        "logout",
                        "whoami",
                        "config view",
                        "config use-context",
                        "config set-context",
                        "completion",
                        "help",
                        "version")
                .map(command -> List.of(command.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSaysHowItIsUsedWithinEightyColumns(List<String> command) {
        // Given
        var line = new ArrayList<>(command);
        line.add("--help");

        // When
        var result = new TestCli(directory).run(line.toArray(String[]::new));

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("Usage: shadowledger " + String.join(" ", command))
                .contains("--output=FORMAT");
        assertThat(result.out().lines()).allMatch(l -> l.length() <= 80);
    }

    @Test
    void everyOptionAndParameterIsDescribed() {
        // Given
        var tree = CommandLines.commandLine(new TestCli(directory).environment());

        // When
        var undescribed = CommandLines.arguments(tree).filter(a -> a.description().length == 0);

        // Then
        assertThat(undescribed).isEmpty();
    }

    @Test
    void theHelpNamesEveryCommand() {
        // Given nothing

        // When
        var result = new TestCli(directory).run("--help");

        // Then
        assertThat(result.out())
                .contains(commands()
                        .map(List::getFirst)
                        .distinct()
                        .map(c -> "\n  " + c + " ")
                        .toList())
                .doesNotContain("aot-training");
    }

    @Test
    void helpTakesACommandsName() {
        // Given nothing

        // When
        var result = new TestCli(directory).run("help", "drift", "check");

        // Then
        assertThat(result.out()).startsWith("Usage: shadowledger drift check [OPTIONS] FILE");
    }

    @Test
    void aPluginOfKubectlCallsItselfSo() {
        // Given
        var cli = new TestCli(directory).variable("SHADOWLEDGER_COMMAND", "kubectl shadowledger");

        // When
        var result = cli.run("drift", "list", "--help");

        // Then
        assertThat(result.out())
                .startsWith("Usage: kubectl shadowledger drift list")
                .contains("\n  kubectl shadowledger drift list\n");
    }

    @Test
    void aCommandMisspeltIsAnsweredWithTheNearest() {
        // Given nothing

        // When
        var result = new TestCli(directory).run("drit", "list");

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("error: unknown argument 'drit'\nDid you mean: shadowledger drift")
                .endsWith("'shadowledger --help' shows how it is used.\n");
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheCommand() {
        // Given
        var cli = new TestCli(directory);

        // When
        var before = cli.run("-o", "json", "version");

        // Then
        assertThat(before.out())
                .contains("\"version\"")
                .isEqualTo(cli.run("version", "-o", "json").out());
    }

    @Test
    void aServerThatIsNotThereIsSaidInASentence() throws IOException {
        // Given
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var cli = new TestCli(directory).variable("SHADOWLEDGER_PASSWORD", "p");

        // When
        var result = cli.run("status", "--server", "http://127.0.0.1:" + port, "--as", "auditor");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("error: cannot reach http://127.0.0.1:" + port + ": is it running?");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void aServerThatIsNoLedgerIsSaidInASentence() {
        // Given
        try (var website = new StubLedger()) {
            website.on("POST /auth/token", new StubLedger.Reply(200, "text/html", "<html>hello</html>", Map.of()));
            var cli = new TestCli(directory).variable("SHADOWLEDGER_PASSWORD", "p");

            // When
            var result = cli.run("status", "--server", website.address(), "--as", "auditor");

            // Then
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains(website.address() + " gave an answer that is not the ledger's");
            assertThat(result.err().lines()).hasSize(1);
        }
    }

    @Test
    void completionKnowsCommandsOptionsAndChoices() {
        // Given nothing

        // When
        var bash = new TestCli(directory).run("completion", "bash");

        // Then
        assertThat(bash.code()).isZero();
        assertThat(bash.out()).contains("trial-balance", "--as-of", "missing-credit");
        assertThat(new TestCli(directory).run("completion", "zsh").out()).contains("compinit");
    }

    @Test
    void theTrainingRunPassesThroughTheMainCommands() {
        // Given nothing

        // When
        var result = new TestCli(directory).run("aot-training");

        // Then
        assertThat(result.code()).isZero();
    }
}

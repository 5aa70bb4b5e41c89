package io.shadowledger.cli.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionCommandsTest {

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
    void aTokenIsKeptForItsOwnerAloneAndUsedAgain() throws IOException {
        // Given
        ledger.on("GET /api/v1/status", Samples.status(true, 0L));

        // When
        cli.run("status");
        cli.run("status");

        // Then
        assertThat(ledger.logins()).hasSize(1);
        try (var tokens = Files.list(directory.resolve("tokens"))) {
            assertThat(tokens)
                    .singleElement()
                    .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void everyUserHasATokenOfTheirOwn() {
        // Given
        ledger.on("GET /api/v1/status", Samples.status(true, 0L));

        // When
        cli.run("status");
        cli.run("status", "--as", "maker");

        // Then
        assertThat(ledger.requests())
                .extracting(r -> r.headers().get("authorization"))
                .containsExactly("Bearer token-of-auditor", "Bearer token-of-maker");
    }

    @Test
    void aTokenTheLedgerNoLongerTakesIsReplacedOnce() {
        // Given
        ledger.on(
                "GET /api/v1/status",
                Samples.status(true, 0L),
                StubLedger.Reply.problem(401, "about:blank", "the token is not this ledger's", Map.of()),
                Samples.status(true, 0L));
        cli.run("status");

        // When
        var result = cli.run("status");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.logins()).hasSize(2);
    }

    @Test
    void aLedgerThatTakesNoTokenEndsWithFour() {
        // Given
        ledger.on(
                "GET /api/v1/status",
                StubLedger.Reply.problem(401, "about:blank", "the token is not this ledger's", Map.of()));

        // When
        var result = cli.run("status");

        // Then
        assertThat(result.code()).isEqualTo(4);
        assertThat(ledger.requests()).hasSize(2);
    }

    @Test
    void whoIsNotLoggedInIsToldHowTo() {
        // Given nothing

        // When
        var result = cli.run("status", "--as", "stranger");

        // Then
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .isEqualTo("error: not logged in at " + ledger.address() + " as stranger: run 'login --as stranger',"
                        + " or set SHADOWLEDGER_PASSWORD\n");
    }

    @Test
    void aPasswordIsAskedForAndNotShown() {
        // Given
        cli.atTerminal("open sesame");

        // When
        var result = cli.run("login", "--as", "stranger");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.logins().getFirst().body()).contains("\"password\":\"open sesame\"");
        assertThat(result.out()).contains("User     stranger").doesNotContain("token-of", "sesame");
        assertThat(result.err()).doesNotContain("sesame");
    }

    @Test
    void aPasswordComesFromStandardInputWithoutItsLineEnd() {
        // Given
        cli.input("open sesame\n");

        // When
        cli.run("login", "--as", "stranger", "--password-stdin");

        // Then
        assertThat(ledger.logins().getFirst().body()).contains("\"password\":\"open sesame\"");
    }

    @Test
    void aWrongPasswordEndsWithFour() throws IOException {
        // Given
        var strict = new StubLedger();
        try (strict) {
            strict.on(
                    "POST /auth/token",
                    StubLedger.Reply.problem(401, "about:blank", "unknown user or wrong password", Map.of()));
            cli.variable("SHADOWLEDGER_PASSWORD", "wrong");

            // When
            var result = cli.run("login", "--server", strict.address());

            // Then
            assertThat(result.code()).isEqualTo(4);
            assertThat(result.err()).isEqualTo("error: unknown user or wrong password\n");
        }
    }

    @Test
    void aTokenIsNeverSentToAnotherServer() {
        // Given
        ledger.on("GET /api/v1/status", Samples.status(true, 0L));
        cli.run("login");
        cli.configure("""
                current: test
                contexts:
                  test: {server: "%s", user: auditor}
                """.formatted(ledger.address()));

        // When
        var result = cli.run("status", "--server", ledger.address() + "/other");

        // Then
        assertThat(result.code()).isEqualTo(4);
        assertThat(ledger.requests()).isEmpty();
    }

    @Test
    void whoamiShowsRolesAndTheEnd() {
        // Given nothing

        // When
        var result = cli.run("whoami");

        // Then
        assertThat(result.out()).isEqualTo("""
                User     auditor
                Roles    auditor
                Server   %s
                Context  test
                Until    2026-11-23 07:00:00Z
                """.formatted(ledger.address()));
    }

    @Test
    void logoutForgetsTheToken() throws IOException {
        // Given
        cli.run("login");

        // When
        var result = cli.run("logout");

        // Then
        assertThat(result.code()).isZero();
        try (var tokens = Files.list(directory.resolve("tokens"))) {
            assertThat(tokens).isEmpty();
        }
    }
}

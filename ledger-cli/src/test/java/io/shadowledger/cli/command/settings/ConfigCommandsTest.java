package io.shadowledger.cli.command.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.cli.testing.TestCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandsTest {

    @TempDir
    private Path directory;

    private TestCli cli;

    @BeforeEach
    void configure() {
        cli = new TestCli(directory).configure("""
                current: demo
                contexts:
                  demo:
                    server: http://127.0.0.1:8080
                    user: auditor
                    passwords: {feed: secret-1, auditor: secret-2}
                    ledger: demo
                  prod:
                    server: https://ledger.bank.example
                """);
    }

    @Test
    void contextsAreShownWithoutTheirPasswords() {
        // Given the configuration

        // When
        var table = cli.run("config", "view", "-o", "wide");

        // Then
        assertThat(table.out()).contains("auditor, feed").doesNotContain("secret");
        assertThat(cli.run("config", "view").out()).isEqualTo("""
                CURRENT  CONTEXT  SERVER                       USER     LEDGER
                *        demo     http://127.0.0.1:8080        auditor  demo
                         prod     https://ledger.bank.example  -        -
                """);
    }

    @Test
    void passwordsAreNotInTheDocumentsEither() {
        // Given the configuration

        // When
        var yaml = cli.run("config", "view", "-o", "yaml");

        // Then
        assertThat(yaml.out()).contains("passwordsOf").doesNotContain("secret");
    }

    @Test
    void anotherContextBecomesTheCurrentOneAndPasswordsStay() throws IOException {
        // Given the configuration

        // When
        var result = cli.run("config", "use-context", "prod");

        // Then
        assertThat(result.code()).isZero();
        assertThat(Files.readString(cli.configuration())).contains("current: \"prod\"", "secret-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cli.configuration())))
                .isEqualTo("rw-------");
    }

    @Test
    void aContextThatIsNotThereIsAnsweredWithThoseThatAre() {
        // Given the configuration

        // When
        var result = cli.run("config", "use-context", "staging");

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("error: no context 'staging'; known are demo, prod\n");
    }

    @Test
    void theFirstContextBecomesTheCurrentOne() throws IOException {
        // Given
        Files.delete(cli.configuration());

        // When
        var result = cli.run(
                "config", "set-context", "bank", "--server", "https://ledger.bank.example/", "--zone", "Europe/Prague");

        // Then
        assertThat(result.code()).isZero();
        assertThat(Files.readString(cli.configuration()))
                .contains("current: \"bank\"", "https://ledger.bank.example", "Europe/Prague");
    }

    @Test
    void whatIsNotGivenOfAContextStays() throws IOException {
        // Given the configuration

        // When
        cli.run("config", "set-context", "demo", "--user", "checker");

        // Then
        assertThat(Files.readString(cli.configuration()))
                .contains("user: \"checker\"", "http://127.0.0.1:8080", "secret-2");
    }

    @Test
    void anAddressThatIsNoneIsNotKept() throws IOException {
        // Given
        var before = Files.readString(cli.configuration());

        // When
        var result = cli.run("config", "set-context", "demo", "--server", "ledger:8080");

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("'ledger:8080' is not a server's address");
        assertThat(Files.readString(cli.configuration())).isEqualTo(before);
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithTheLine() {
        // Given
        cli.configure("current: demo\ncontexts: [unclosed\n");

        // When
        var result = cli.run("config", "view");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains(cli.configuration() + ", line ", "cannot be read as a configuration");
    }

    @Test
    void withoutAnyContextTheWayToOneIsShown() throws IOException {
        // Given
        Files.delete(cli.configuration());

        // When
        var result = cli.run("status");

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("no ledger is configured", "config set-context NAME --server URL");
    }
}

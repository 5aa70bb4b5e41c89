package io.shadowledger.sandbox.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class CredentialsTest {

    @TempDir
    Path directory;

    private SandboxHome home;

    @BeforeEach
    void create() {
        home = new SandboxHome(directory.resolve("home"));
        home.create();
    }

    @Test
    void theyAreTheSameAtEveryStart() {
        // Given
        var first = Credentials.of(home);

        // When
        var second = Credentials.of(home);

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void anotherSandboxHasOthers() {
        // Given
        var other = new SandboxHome(directory.resolve("other"));
        other.create();

        // When
        var credentials = Credentials.of(other);

        // Then
        assertThat(credentials.password("maker"))
                .isNotEqualTo(Credentials.of(home).password("maker"));
        assertThat(credentials.jwtSecret()).isNotEqualTo(Credentials.of(home).jwtSecret());
    }

    @Test
    void everyUserHasALineWithTheHashOfThePasswordAndTheRoles() {
        // When
        var credentials = Credentials.of(home);

        // Then
        assertThat(credentials.userLines().lines()).hasSize(4).allSatisfy(line -> {
            var parts = line.split(":");
            var hash = parts[1].replace("{bcrypt}", "");
            assertThat(new BCryptPasswordEncoder().matches(credentials.password(parts[0]), hash))
                    .isTrue();
            assertThat(parts[2]).isEqualTo(Credentials.roles(parts[0]));
        });
    }

    @Test
    void theKeyOfTokensIsLongEnoughForHs256() {
        // When
        var secret = Credentials.of(home).jwtSecret();

        // Then
        assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void printingThemShowsNoSecret() {
        // When
        var credentials = Credentials.of(home);

        // Then
        assertThat(credentials.toString())
                .doesNotContain(credentials.jwtSecret())
                .doesNotContain(credentials.databasePassword())
                .doesNotContain(credentials.password("feed"));
    }

    @Test
    void aFileOfBeforeThereWasAnOwnerGetsAPasswordForItAndKeepsTheOthers() throws Exception {
        // Given
        var made = Credentials.of(home);
        var text =
                Files.readString(home.credentials()).replace("\"ownerPassword\":\"" + made.ownerPassword() + "\",", "");
        Files.writeString(home.credentials(), text);

        // When
        var read = Credentials.of(home);

        // Then
        assertThat(text).doesNotContain("ownerPassword");
        assertThat(read.ownerPassword()).isNotBlank();
        assertThat(read.databasePassword()).isEqualTo(made.databasePassword());
        assertThat(Credentials.of(home)).isEqualTo(read);
    }
}

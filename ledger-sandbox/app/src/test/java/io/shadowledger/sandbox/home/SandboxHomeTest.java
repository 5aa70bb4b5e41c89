package io.shadowledger.sandbox.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxHomeTest {

    @TempDir
    Path directory;

    @Test
    void onlyOneHoldsItAtATime() {
        // Given
        var home = home();

        // When
        try (var first = home.hold().orElseThrow()) {

            // Then
            assertThat(first).isNotNull();
            assertThat(home.hold()).isEmpty();
        }
        assertThat(home.hold()).isPresent();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        // Given
        var home = home();
        var starting = SandboxRecord.EMPTY.starting(
                42, Instant.parse("2026-06-30T12:00:00Z"), Map.of(SandboxPort.LEDGER, 18080));

        // When
        home.write(starting.ready("simulated", Map.of("ledger", "http://127.0.0.1:18080")));

        // Then
        assertThat(home.read())
                .isEqualTo(new SandboxRecord(
                        42L,
                        Instant.parse("2026-06-30T12:00:00Z"),
                        SandboxRecord.READY,
                        "simulated",
                        Map.of("ledger", 18080),
                        Map.of("ledger", "http://127.0.0.1:18080"),
                        null));
    }

    @Test
    void portsAndSampleAreRememberedOverAStop() {
        // Given
        var home = home();
        home.write(SandboxRecord.EMPTY
                .starting(42, Instant.EPOCH, Map.of(SandboxPort.LEDGER, 18081))
                .fed("day"));

        // When
        home.write(home.read().stopped());

        // Then
        assertThat(home.read().pid()).isNull();
        assertThat(home.read().ports()).containsEntry("ledger", 18081);
        assertThat(home.read().sample()).isEqualTo("day");
    }

    @Test
    void aRecordThatCannotBeReadIsNamed() throws Exception {
        // Given
        var home = home();
        Files.writeString(home.directory().resolve("sandbox.json"), "{");

        // When Then
        assertThatThrownBy(home::read)
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining(home.directory().resolve("sandbox.json").toString());
    }

    @Test
    void aDirectoryOfSomethingElseIsNeitherTakenNorPurged() throws Exception {
        // Given
        var home = new SandboxHome(directory);
        Files.writeString(directory.resolve("thesis.txt"), "years of work");

        // When Then
        assertThatThrownBy(home::create).isInstanceOf(SandboxException.class).hasMessageContaining("is not empty");
        assertThatThrownBy(home::purge).isInstanceOf(SandboxException.class).hasMessageContaining("left alone");
        assertThat(directory.resolve("thesis.txt")).exists();
    }

    @Test
    void aPurgeRemovesEverythingAndFollowsNoLink() throws Exception {
        // Given
        var elsewhere = Files.writeString(
                Files.createDirectory(directory.resolve("elsewhere")).resolve("kept"), "");
        var home = new SandboxHome(directory.resolve("home"));
        home.create();
        Files.createDirectories(home.kafka().resolve("log"));
        Files.createSymbolicLink(home.kafka().resolve("link"), elsewhere.getParent());

        // When
        home.purge();

        // Then
        assertThat(home.directory()).doesNotExist();
        assertThat(elsewhere).exists();
    }

    @Test
    void itsFilesAreForItsOwnerOnly() throws Exception {
        // Given
        var home = home();

        // When
        Credentials.of(home);

        // Then
        assertThat(permissions(home.directory())).isEqualTo("rwx------");
        assertThat(permissions(home.credentials())).isEqualTo("rw-------");
    }

    private SandboxHome home() {
        var home = new SandboxHome(directory.resolve("home"));
        home.create();
        return home;
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

package io.shadowledger.sandbox.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldPodsTest {

    private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");

    @TempDir
    Path home;

    @Test
    void only_what_is_old_and_belongs_to_nobody_goes() throws Exception {
        // Given
        pod("old-gone", "2026-01-01T00:00:00Z");
        pod("old-there", "2026-01-01T00:00:00Z");
        pod("new-gone", "2026-01-09T00:00:00Z");
        var other = Files.writeString(home.resolve("logs/postgres.log"), "");

        // When
        OldPods.clean(home, Set.of("old-there"), NOW);

        // Then
        assertThat(home.resolve("node/pods/old-gone")).doesNotExist();
        assertThat(home.resolve("logs/old-gone.log")).doesNotExist();
        assertThat(home.resolve("node/pods/old-there")).exists();
        assertThat(home.resolve("logs/old-there.log")).exists();
        assertThat(home.resolve("logs/new-gone.log")).exists();
        assertThat(other).exists();
    }

    private void pod(String name, String time) throws Exception {
        var directory = Files.createDirectories(home.resolve("node/pods").resolve(name));
        Files.writeString(directory.resolve("file"), "");
        Files.createDirectories(home.resolve("logs"));
        Files.writeString(home.resolve("logs").resolve(name + ".log"), "");
        Files.setLastModifiedTime(directory, FileTime.from(Instant.parse(time)));
    }
}

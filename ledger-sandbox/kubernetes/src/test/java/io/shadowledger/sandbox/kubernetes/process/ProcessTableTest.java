package io.shadowledger.sandbox.kubernetes.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ProcessTableTest {

    @TempDir
    Path directory;

    @Test
    void what_a_killed_sandbox_left_behind_is_stopped_by_the_next() throws Exception {
        // Given
        var file = directory.resolve("processes");
        var left = new ProcessBuilder("sleep", "600").start();
        try {
            new ProcessTable(file).add(left.toHandle());

            // When
            new ProcessTable(file).reap();

            // Then
            assertThat(left.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(file).doesNotExist();
        } finally {
            left.destroyForcibly();
        }
    }

    @Test
    void a_process_that_only_has_the_same_number_is_left_alone() throws Exception {
        // Given
        var file = directory.resolve("processes");
        var other = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(file, other.pid() + " 12345\n");

            // When
            new ProcessTable(file).reap();

            // Then
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }
}

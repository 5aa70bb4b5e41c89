package io.shadowledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCachesTest {

    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void log() {
        log = directory.resolve("log");
    }

    @Test
    void everyProgramWithoutACacheGetsOne() throws Exception {
        // Given
        var first = program("first", "touch \"$cache\"");
        var second = program("second", "touch \"$cache\"");

        // When
        try (var caches = StartCaches.record(List.of(first, second), log)) {

            // Then
            assertThat(caches).isNotNull();
            await(() -> Files.exists(cacheOf(first)) && Files.exists(cacheOf(second)));
        }
    }

    @Test
    void aProgramWithACacheIsNotStartedAgain() throws Exception {
        // Given
        var recorded = program("recorded", "touch \"$cache\"; touch " + directory.resolve("started"));
        Files.createFile(cacheOf(recorded));
        var other = program("other", "touch \"$cache\"");

        // When
        try (var caches = StartCaches.record(List.of(recorded, other), log)) {

            // Then
            assertThat(caches).isNotNull();
            await(() -> Files.exists(cacheOf(other)));
            assertThat(directory.resolve("started")).doesNotExist();
        }
    }

    @Test
    void closingEndsARecordingAndLeavesNoHalfCache() throws Exception {
        // Given
        var endless = program("endless", "touch \"$cache\"; echo $$ > " + directory.resolve("pid") + "; sleep 600");
        var caches = StartCaches.record(List.of(endless), log);
        await(() -> Files.exists(directory.resolve("pid")) && size(directory.resolve("pid")) > 0);
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());

        // When
        caches.close();

        // Then
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(cacheOf(endless)).doesNotExist();
        assertThat(cacheOf(endless).resolveSibling("start.aot.new")).doesNotExist();
    }

    /** Plays a JVM: does the body with {@code $cache} set to where the cache was asked to be. */
    private List<String> program(String name, String body) throws IOException {
        var script = Files.writeString(directory.resolve(name + ".sh"), """
                #!/bin/sh
                for argument in "$@"; do
                  case $argument in -XX:AOTCacheOutput=*) cache=${argument#*=} ;; esac
                done
                """ + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        var jar = Files.createDirectory(directory.resolve(name)).resolve(name + ".jar");
        return List.of(script.toString(), "-jar", jar.toString());
    }

    private static Path cacheOf(List<String> program) {
        return StartCaches.file(Path.of(program.getLast()));
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(10));
        }
    }
}

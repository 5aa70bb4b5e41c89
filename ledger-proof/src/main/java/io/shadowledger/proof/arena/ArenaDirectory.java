package io.shadowledger.proof.arena;

import io.shadowledger.sandbox.backing.BackingException;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.ManagedProcess;
import io.shadowledger.sandbox.backing.PostgresProcess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/**
 * Where an arena keeps its data and logs: a temporary directory named after the process that owns it, so that the next
 * one can stop what a killed one left running. What such a one left on disk stays: it may be a failure's evidence.
 */
final class ArenaDirectory {

    private static final String PREFIX = "shadowledger-chaos-";
    private static final Duration GRACE = Duration.ofSeconds(5);

    private ArenaDirectory() {}

    static Path create() {
        var parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            stopLeftovers(parent);
            return Files.createTempDirectory(
                    parent, PREFIX + ProcessHandle.current().pid() + "-");
        } catch (IOException failed) {
            throw new BackingException(
                    "cannot make a directory in " + parent + ": " + failed + "; set java.io.tmpdir to another", failed);
        }
    }

    static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new BackingException("cannot remove " + directory + ": " + failed, failed);
        }
    }

    private static void stopLeftovers(Path parent) throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (var directory : directories) {
                if (Files.isReadable(directory) && isOrphaned(directory)) {
                    stopLeftover(directory);
                }
            }
        }
    }

    private static void stopLeftover(Path directory) throws IOException {
        PostgresProcess.stopLeftover(directory.resolve(Arena.POSTGRES));
        KafkaProcess.stopLeftover(directory.resolve(Arena.KAFKA));
        try (DirectoryStream<Path> pidFiles = Files.newDirectoryStream(directory, "*" + Replica.PID_SUFFIX)) {
            for (var pidFile : pidFiles) {
                ManagedProcess.stopLeftover(pidFile, "ledger-service.jar", ManagedProcess.StopSignal.TERM, GRACE);
            }
        }
    }

    private static boolean isOrphaned(Path directory) {
        var owner =
                directory.getFileName().toString().substring(PREFIX.length()).split("-", 2)[0];
        return owner.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(owner))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }
}

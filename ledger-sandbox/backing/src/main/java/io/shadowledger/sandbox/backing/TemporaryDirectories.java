package io.shadowledger.sandbox.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/**
 * Directories of temporary processes, named after the JVM that owns them, so that the next JVM can clear away what a
 * killed one left: its processes first, then the files.
 */
final class TemporaryDirectories {

    private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("shadowledger-backing-" + System.getProperty("user.name"));

    private TemporaryDirectories() {}

    static Path create(String name) {
        try {
            Files.createDirectories(PARENT);
            sweep();
            return Files.createTempDirectory(PARENT, ProcessHandle.current().pid() + "-" + name + "-");
        } catch (IOException failed) {
            throw new BackingException(
                    "cannot make a directory in " + PARENT + ": " + ManagedProcess.reason(failed), failed);
        }
    }

    static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(TemporaryDirectories::deleteOne);
        } catch (NoSuchFileException gone) {
            throw new UncheckedIOException(gone);
        } catch (IOException failed) {
            throw new BackingException("cannot remove " + directory + ": " + ManagedProcess.reason(failed), failed);
        }
    }

    private static void sweep() throws IOException {
        try (var directories = Files.list(PARENT)) {
            directories.filter(TemporaryDirectories::isOrphaned).forEach(orphan -> {
                for (var pidFile : new String[] {PostgresProcess.PID_FILE, KafkaProcess.PID_FILE}) {
                    ManagedProcess.stopLeftover(
                            orphan.resolve(pidFile),
                            orphan.toString(),
                            ManagedProcess.StopSignal.INT,
                            Duration.ofSeconds(5));
                }
                clearAway(orphan);
            });
        }
    }

    /** Two JVMs may find the same orphan at once: what one has deleted, the other no longer sees. */
    private static void clearAway(Path orphan) {
        try {
            delete(orphan);
        } catch (UncheckedIOException failed) {
            if (!(failed.getCause() instanceof NoSuchFileException)) {
                throw failed;
            }
        }
    }

    private static boolean isOrphaned(Path directory) {
        var owner = directory.getFileName().toString().split("-", 2)[0];
        return owner.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(owner))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

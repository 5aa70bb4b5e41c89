package io.shadowledger.sandbox.kubernetes.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The file that a pod's processes write to directly, so that they never wait for the sandbox. At 10 MB it is copied to
 * {@code <pod>.log.1} and emptied; lines written during the copy are lost.
 */
final class PodLog {

    private static final long LIMIT_BYTES = 10L * 1024 * 1024;

    private final Path file;

    PodLog(Path directory, String pod) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the log directory " + directory, e);
        }
        this.file = directory.resolve(pod + ".log");
    }

    ProcessBuilder.Redirect redirect() {
        return ProcessBuilder.Redirect.appendTo(file.toFile());
    }

    void rotateIfLarge() {
        try {
            if (Files.exists(file) && Files.size(file) > LIMIT_BYTES) {
                Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot rotate " + file + ": is the disk full?", e);
        }
    }
}

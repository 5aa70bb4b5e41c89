package io.shadowledger.sandbox.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The state directory, {@code $SHADOWLEDGER_HOME}. It is readable by its owner only, because it holds passwords, and
 * carries a marker file, so that a purge never removes a directory that is something else.
 *
 * @param directory absolute
 */
public record SandboxHome(Path directory) {

    /** A directory without this file is not a sandbox's and is never removed. */
    static final String MARKER = ".shadowledger-sandbox";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    public SandboxHome {
        directory = directory.toAbsolutePath().normalize();
    }

    /** Held while a sandbox runs; the system lets go of it when the process ends, however it ends. */
    public static final class Hold implements AutoCloseable {

        private final FileLock lock;

        private Hold(FileLock lock) {
            this.lock = lock;
        }

        @Override
        public void close() {
            try {
                lock.channel().close();
            } catch (IOException failed) {
                throw new SandboxException("cannot let go of the sandbox's lock: " + failed.getMessage(), failed);
            }
        }
    }

    public Path postgres() {
        return directory.resolve("postgres");
    }

    public Path kafka() {
        return directory.resolve("kafka");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path operatorPidFile() {
        return directory.resolve("operator.pid");
    }

    public Path kubeconfig() {
        return directory.resolve("kubeconfig");
    }

    public Path clientConfiguration() {
        return directory.resolve("cli.yaml");
    }

    public Path sample() {
        return directory.resolve("sample");
    }

    public Path demoManifest() {
        return directory.resolve("demo.yaml");
    }

    Path credentials() {
        return directory.resolve("credentials.json");
    }

    /** Whether there is a sandbox in the directory, running or not. */
    public boolean exists() {
        return Files.exists(directory.resolve(MARKER));
    }

    /**
     * Makes the directory if it is absent.
     *
     * @throws SandboxException if it cannot be made, or holds files of something else
     */
    public void create() {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new SandboxException(directory + " is a file, not a directory: set SHADOWLEDGER_HOME to another");
        }
        try {
            Files.createDirectories(directory);
            if (exists()) {
                return;
            }
            try (var content = Files.list(directory)) {
                if (content.findAny().isPresent()) {
                    throw new SandboxException(directory + " is not empty and not a sandbox's directory:"
                            + " set SHADOWLEDGER_HOME to another");
                }
            }
            Files.setPosixFilePermissions(directory, OWNER_ONLY);
            Files.writeString(
                    directory.resolve(MARKER), "Made by ./shadowledger up; removed by ./shadowledger down --purge\n");
        } catch (IOException failed) {
            throw new SandboxException(
                    "cannot make the sandbox's directory " + directory + ": " + failed.getMessage()
                            + "; set SHADOWLEDGER_HOME to a place where you may write",
                    failed);
        }
    }

    /** Takes the sandbox for this process; empty when another one, or another part of this one, has it. */
    public Optional<Hold> hold() {
        try {
            var channel = FileChannel.open(
                    directory.resolve("sandbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                var lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(new Hold(lock));
                }
            } catch (OverlappingFileLockException here) {
                // held by another part of this JVM
            }
            channel.close();
            return Optional.empty();
        } catch (IOException failed) {
            throw new SandboxException("cannot lock " + directory + ": " + failed.getMessage(), failed);
        }
    }

    /** What is remembered; {@link SandboxRecord#EMPTY} before the first run. */
    public SandboxRecord read() {
        var file = directory.resolve("sandbox.json");
        try {
            return JSON.readValue(Files.readString(file), SandboxRecord.class);
        } catch (NoSuchFileException never) {
            return SandboxRecord.EMPTY;
        } catch (IOException | JacksonException unreadable) {
            throw new SandboxException(
                    "cannot read " + file + ": remove it, and the sandbox chooses its ports anew", unreadable);
        }
    }

    public void write(SandboxRecord remembered) {
        writePrivately(directory.resolve("sandbox.json"), JSON.writeValueAsString(remembered) + "\n");
    }

    /** Writes a file that only its owner may read, at once or not at all. */
    public void writePrivately(Path file, String content) {
        try {
            var unfinished = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
            Files.writeString(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new SandboxException("cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** Removes the directory and everything in it; the caller holds it. */
    public void purge() {
        if (!exists()) {
            throw new SandboxException(directory + " is not a sandbox's directory and was left alone");
        }
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    // The marker goes last: an interrupted purge can be continued.
                    if (!file.equals(directory.resolve(MARKER))) {
                        Files.delete(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    if (visited.equals(directory)) {
                        Files.delete(directory.resolve(MARKER));
                    }
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new SandboxException("cannot remove all of " + directory + ": " + failed, failed);
        }
    }
}

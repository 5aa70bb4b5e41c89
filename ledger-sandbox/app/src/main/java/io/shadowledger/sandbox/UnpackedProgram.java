package io.shadowledger.sandbox;

import io.shadowledger.sandbox.home.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.ZipFile;

/**
 * An executable jar taken apart into a thin jar and its libraries, which starts in two thirds of the time, and which a
 * later build does not pull from under a running process.
 *
 * @param jar the thin jar
 */
record UnpackedProgram(Path jar) {

    private static final int KEPT = 3;

    /**
     * Takes the jar apart, unless that was done since it was built.
     *
     * @param executable the jar that the build made
     * @param parent where the parts go, in a directory per build
     */
    static UnpackedProgram of(Path executable, Path parent) {
        try {
            var directory = placeOf(executable, parent);
            if (Files.notExists(directory)) {
                unpack(executable, parent, directory);
                removeOld(parent);
            }
            return new UnpackedProgram(directory.resolve(executable.getFileName()));
        } catch (IOException failed) {
            throw new SandboxException("cannot unpack " + executable + " into " + parent + ": " + failed, failed);
        }
    }

    static Path placeOf(Path executable, Path parent) throws IOException {
        return parent.resolve(digest(executable));
    }

    /** Unpacks beside the final place and moves it there when it is complete; who comes second uses the first's. */
    private static void unpack(Path executable, Path parent, Path directory) throws IOException {
        Files.createDirectories(parent);
        var unfinished = Files.createTempDirectory(parent, "unpacking-");
        var extract = new ProcessBuilder(
                        Programs.javaProgram(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        executable.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        unfinished.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = extract.inputReader()) {
            var said = output.readAllAsString();
            if (extract.waitFor() != 0) {
                throw new IOException(said.strip());
            }
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException second) {
            Directories.delete(unfinished);
        } catch (InterruptedException interrupted) {
            extract.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** Of the names and checksums of its entries: builds are reproducible, so that its time says nothing. */
    private static String digest(Path executable) throws IOException {
        var digest = new CRC32C();
        try (var zip = new ZipFile(executable.toFile())) {
            zip.stream()
                    .forEachOrdered(entry ->
                            digest.update((entry.getName() + entry.getCrc()).getBytes(StandardCharsets.UTF_8)));
        }
        return "%08x".formatted(digest.getValue());
    }

    private static void removeOld(Path parent) throws IOException {
        List<Path> builds;
        try (var directories = Files.list(parent)) {
            builds = directories
                    .filter(directory -> directory.getFileName().toString().matches("[0-9a-f]{8}"))
                    .sorted(Comparator.comparing(
                                    (Path directory) -> directory.toFile().lastModified())
                            .reversed())
                    .toList();
        }
        for (var old : builds.subList(Math.min(KEPT, builds.size()), builds.size())) {
            Directories.delete(old);
        }
    }
}

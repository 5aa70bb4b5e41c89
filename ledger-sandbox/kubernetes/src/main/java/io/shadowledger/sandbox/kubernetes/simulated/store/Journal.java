package io.shadowledger.sandbox.kubernetes.simulated.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects on disk: one line per change, rewritten to one line per object at each opening and whenever it has grown
 * well beyond that. A line that a crash left half-written is dropped: its change was never answered.
 */
final class Journal implements AutoCloseable {

    private static final long LINES_BEFORE_REWRITE = 20_000;

    private final Path file;
    private final FileChannel lockFile;
    private final FileLock lock;
    private BufferedWriter writer;
    private long lines;

    private Journal(Path file, FileChannel lockFile, FileLock lock, BufferedWriter writer) {
        this.file = file;
        this.lockFile = lockFile;
        this.lock = lock;
        this.writer = writer;
    }

    /**
     * Opens the journal of a directory and reads it into the given map.
     *
     * @param objects receives the objects
     * @return the journal, ready to be written to
     * @throws IllegalStateException if another process has it open
     */
    static Journal open(Path directory, SortedMap<Key, ObjectNode> objects) {
        try {
            Files.createDirectories(directory);
            var lockFile =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new IllegalStateException("The Kubernetes objects in " + directory
                        + " are in use by another process: stop that one first, or use another SHADOWLEDGER_HOME");
            }
            var file = directory.resolve("objects.jsonl");
            var version = Files.exists(file) ? read(file, objects) : 0;
            rewrite(file, objects, version);
            var journal = new Journal(file, lockFile, lock, append(file));
            journal.lines = objects.size();
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the Kubernetes objects in " + directory, e);
        }
    }

    /** The newest version that the objects or the header tell. */
    static long version(Path directory) {
        try (var lines = Files.lines(directory.resolve("objects.jsonl"), StandardCharsets.UTF_8)) {
            var first = lines.findFirst();
            return first.isEmpty()
                    ? 0
                    : Json.parseJson(first.get()).path("version").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the Kubernetes objects in " + directory, e);
        }
    }

    /**
     * Writes one change.
     *
     * @throws UncheckedIOException if it cannot be kept
     */
    void append(StoreEvent event) {
        try {
            writer.write(Json.text(line(event.version(), event.key(), event.object())));
            writer.write('\n');
            writer.flush();
            lines++;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": is the disk full?", e);
        }
    }

    /** Rewrites the file to one line per object if it has become much longer than that. */
    void rewriteIfLong(Map<Key, ObjectNode> objects, long version) {
        try {
            if (lines > LINES_BEFORE_REWRITE && lines > 4L * objects.size()) {
                writer.close();
                rewrite(file, objects, version);
                writer = append(file);
                lines = objects.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": is the disk full?", e);
        }
    }

    @Override
    public void close() {
        try (lockFile;
                lock;
                var last = writer) {
            last.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static long read(Path file, SortedMap<Key, ObjectNode> objects) throws IOException {
        long version = 0;
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode change;
                try {
                    change = Json.parseJson(line);
                } catch (JsonProcessingException e) {
                    break;
                }
                version = Math.max(version, change.path("version").asLong());
                var key = change.path("key");
                if (key.isArray()) {
                    var at = new Key(
                            key.path(0).asText(),
                            key.path(1).asText(),
                            key.path(2).asText());
                    if (change.get("object") instanceof ObjectNode object) {
                        objects.put(at, object);
                    } else {
                        objects.remove(at);
                    }
                }
            }
        }
        return version;
    }

    private static void rewrite(Path file, Map<Key, ObjectNode> objects, long version) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            out.write(Json.text(Json.object().put("version", version)) + "\n");
            for (var entry : objects.entrySet()) {
                out.write(Json.text(line(version, entry.getKey(), entry.getValue())) + "\n");
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static BufferedWriter append(Path file) throws IOException {
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private static ObjectNode line(long version, Key key, @Nullable ObjectNode object) {
        var line = Json.object().put("version", version);
        line.putArray("key").add(key.resource()).add(key.namespace()).add(key.name());
        if (object != null) {
            line.set("object", object);
        }
        return line;
    }
}

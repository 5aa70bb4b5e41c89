package io.shadowledger.service.source;

import io.shadowledger.service.source.SourceProperties.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a folder, the oldest first. A file counts once its size and time have stood still for a while; then
 * it moves to {@code done/}, or to {@code failed/} beside its reason. Names that begin with a dot do not count, so a
 * sender may write under such a name and rename; neither do links.
 *
 * <p>The report is stored before its file moves. A crash between the two takes the file again, which is the same report.
 */
final class FolderReader implements SourceReader {

    private static final int MOST_AT_ONCE = 1_000;

    private final Source source;
    private final Path folder;
    private final SourceIntake intake;
    private final Clock clock;
    private Map<Path, Look> looks = Map.of();

    FolderReader(Source source, SourceIntake intake, Clock clock) {
        this.source = source;
        this.folder = Path.of(source.folder().path());
        this.intake = intake;
        this.clock = clock;
    }

    /** What a file was like when it was first seen so. */
    private record Look(long size, FileTime modified, Instant since) {

        boolean isLike(Look other) {
            return size == other.size && modified.equals(other.modified);
        }
    }

    @Override
    public int read(Lease lease) throws IOException {
        prepare();
        int decided = 0;
        for (var file : settled()) {
            if (!lease.held()) {
                break;
            }
            decided += take(file) ? 1 : 0;
        }
        return decided;
    }

    @Override
    public void close() {
        looks = Map.of();
    }

    private void prepare() {
        if (!Files.isDirectory(folder)) {
            throw new SourceException("there is no folder " + folder + ": make it, or mount it", null);
        }
        try {
            Files.createDirectories(folder.resolve("done"));
            Files.createDirectories(folder.resolve("failed"));
        } catch (IOException refused) {
            throw notWritable(refused);
        }
        if (!Files.isWritable(folder) || !Files.isWritable(folder.resolve("done"))) {
            throw notWritable(null);
        }
    }

    private SourceException notWritable(@Nullable IOException cause) {
        return new SourceException(
                "the folder " + folder + " cannot be written to: files that were read move to its done/ and failed/,"
                        + " so let the service write there",
                cause);
    }

    /** Files that have not changed for long enough, the oldest first. */
    private List<Path> settled() throws IOException {
        var now = clock.instant();
        var seen = new HashMap<Path, Look>();
        var settled = new ArrayList<Path>();
        try (var entries = Files.list(folder)) {
            for (var file :
                    entries.filter(FolderReader::isFile).limit(MOST_AT_ONCE).toList()) {
                var look = look(file, now);
                if (look != null) {
                    seen.put(file, look);
                    if (!look.since().plus(source.folder().stableFor()).isAfter(now)) {
                        settled.add(file);
                    }
                }
            }
        }
        looks = seen;
        settled.sort(Comparator.comparing((Path file) -> modified(seen, file)).thenComparing(Path::toString));
        return settled;
    }

    private static FileTime modified(Map<Path, Look> seen, Path file) {
        var look = seen.get(file);
        return look == null ? FileTime.fromMillis(0) : look.modified();
    }

    private static boolean isFile(Path file) {
        return !file.getFileName().toString().startsWith(".") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Null for what is no file to be read. */
    private @Nullable Look look(Path file, Instant now) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return null;
            }
            var look = new Look(attributes.size(), attributes.lastModifiedTime(), now);
            var before = looks.get(file);
            return before != null && before.isLike(look) ? before : look;
        } catch (NoSuchFileException goneMeanwhile) {
            return null;
        }
    }

    /** Answers whether it was decided on; not when it went away or is being written again. */
    private boolean take(Path file) throws IOException {
        var name = file.getFileName().toString();
        SourceIntake.Decision decision;
        try {
            var size = Files.size(file);
            var modified = Files.getLastModifiedTime(file);
            decision = intake.take(
                    source,
                    new IncomingFile(
                            name,
                            file + "@" + modified.toInstant(),
                            size,
                            Map.of(),
                            () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException | ChangingFileException notNow) {
            return false;
        }
        if (decision.isRefused()) {
            var kept = free(folder.resolve("failed"), name, decision.sha256());
            Files.writeString(
                    kept.resolveSibling(kept.getFileName() + ".reason.txt"),
                    decision.reason() + System.lineSeparator(),
                    StandardCharsets.UTF_8);
            move(file, kept);
        } else {
            move(file, free(folder.resolve("done"), name, decision.sha256()));
        }
        return true;
    }

    private static void move(Path file, Path to) throws IOException {
        try {
            Files.move(file, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException anotherProcessMovedIt) {
            // Its lease was over for a moment; the report is one all the same.
        }
    }

    /** The name, with the beginning of the content's digest where another file has it. */
    private static Path free(Path folder, String name, byte[] sha256) {
        var path = folder.resolve(name);
        return Files.exists(path)
                ? folder.resolve(name + "." + HexFormat.of().formatHex(sha256, 0, Math.min(8, sha256.length)))
                : path;
    }
}

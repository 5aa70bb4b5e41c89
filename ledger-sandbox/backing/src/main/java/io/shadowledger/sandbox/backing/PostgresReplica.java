package io.shadowledger.sandbox.backing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * A streaming replica of a {@link PostgresProcess}, on a port of its own. It is made from a base backup by the
 * low-level API, which needs no program beside the server: https://www.postgresql.org/docs/18/continuous-archiving.html.
 */
public final class PostgresReplica implements AutoCloseable {

    /** The server makes these anew, or must not find another's. */
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

    private static final String WAL = "pg_wal";

    private final PostgresProcess process;
    private final Path directory;

    private PostgresReplica(PostgresProcess process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /**
     * Makes a replica of a running server and starts it; it is ready for questions when this returns.
     *
     * @throws BackingException if the copy fails or the replica does not come up
     */
    public static PostgresReplica of(PostgresProcess primary) {
        var directory = TemporaryDirectories.create("replica");
        try {
            var superuser = primary.superuser();
            copy(superuser, primary.data(), new PostgresData(directory));
            var process = PostgresProcess.start(new PostgresProcess.Settings(
                    directory,
                    Ports.free(),
                    directory.resolve("postgres.log"),
                    Map.of(
                            "hot_standby",
                            "on",
                            "primary_conninfo",
                            "host=%s port=%d user=%s password=%s application_name=replica"
                                    .formatted(
                                            superuser.host(),
                                            superuser.port(),
                                            superuser.username(),
                                            superuser.password()))));
            var replica = new PostgresReplica(process, directory);
            Runtime.getRuntime().addShutdownHook(new Thread(replica::close, "replica-close"));
            return replica;
        } catch (IOException | SQLException failed) {
            TemporaryDirectories.delete(directory);
            throw new BackingException("cannot copy PostgreSQL into " + directory + ": " + failed.getMessage(), failed);
        }
    }

    /** The server itself: to stop, kill, pause and start again. */
    public PostgresProcess process() {
        return process;
    }

    /** A database of the primary, as it is here. */
    public PostgresDatabase of(PostgresDatabase database) {
        return new PostgresDatabase(
                process.host(), process.port(), database.name(), database.username(), database.password());
    }

    /** Has it receive, but replay nothing, until {@link #resumeReplay}: it answers, and falls behind. */
    public void pauseReplay() {
        execute("select pg_wal_replay_pause()");
    }

    public void resumeReplay() {
        execute("select pg_wal_replay_resume()");
    }

    /** Stops it and removes its data. */
    @Override
    public synchronized void close() {
        process.close();
        if (Files.exists(directory)) {
            TemporaryDirectories.delete(directory);
        }
    }

    private void execute(String sql) {
        try (var connection = process.superuser().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new BackingException("the replica refused: " + failed.getMessage(), failed);
        }
    }

    private static void copy(PostgresDatabase superuser, PostgresData from, PostgresData to)
            throws IOException, SQLException {
        Files.copy(from.passwordFile(), to.passwordFile());
        Files.createDirectory(
                to.location(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        // Both calls must come from one session
        try (var connection = superuser.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('replica', fast => true)");
            copyFiles(from.location(), to.location());
            Files.writeString(to.location().resolve("backup_label"), stopBackup(connection));
        }
        Files.createFile(to.location().resolve("standby.signal"));
    }

    private static String stopBackup(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select labelfile from pg_backup_stop(wait_for_archive => false)")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The log is left out: the replica streams it from where the backup began. Files may vanish meanwhile. */
    private static void copyFiles(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                var target = to.resolve(from.relativize(directory));
                if (!target.equals(to)) {
                    Files.createDirectory(
                            target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var relative = from.relativize(file);
                if (!relative.startsWith(WAL) && !NOT_COPIED.contains(relative.toString())) {
                    try {
                        Files.copy(file, to.resolve(relative));
                    } catch (NoSuchFileException vanished) {
                        Files.deleteIfExists(to.resolve(relative));
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }
}

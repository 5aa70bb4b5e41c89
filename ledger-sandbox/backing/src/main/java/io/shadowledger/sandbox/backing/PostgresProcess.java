package io.shadowledger.sandbox.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A real PostgreSQL 18 server on 127.0.0.1, with passwords (scram-sha-256) for everyone and fsync on. Its data stay in
 * the directory, so that a later start continues with them. Also runs when this JVM is root, which PostgreSQL itself
 * refuses: by way of a user namespace.
 */
public final class PostgresProcess implements AutoCloseable {

    static final String PID_FILE = "postgres.pid";

    private static final String NAME = "PostgreSQL";
    private static final String HOST = "127.0.0.1";
    /** A first start writes about 60 MB; the write-ahead log then grows to some hundreds. */
    private static final long DISK_NEEDED = 300L << 20;

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_GRACE = Duration.ofSeconds(30);

    private final Settings settings;
    private final boolean temporary;
    private final PostgresBinaries binaries;
    private final PostgresData data;
    private final AtomicInteger databases = new AtomicInteger();
    private @Nullable ManagedProcess process;

    private PostgresProcess(Settings settings, boolean temporary) {
        this.settings = settings;
        this.temporary = temporary;
        this.binaries = PostgresBinaries.unpacked();
        this.data = new PostgresData(settings.directory());
    }

    /**
     * @param directory holds the data and the superuser's password; made if absent
     * @param port to listen on
     * @param log its log file
     * @param configuration further server settings, such as {@code max_connections}
     */
    public record Settings(Path directory, int port, Path log, Map<String, String> configuration) {

        public Settings {
            directory = directory.toAbsolutePath().normalize();
            log = log.toAbsolutePath().normalize();
            configuration = Map.copyOf(configuration);
        }

        public Settings(Path directory, int port) {
            this(directory, port, directory.resolve("postgres.log"), Map.of());
        }
    }

    /**
     * Starts a server; the first time in a directory it is initialised. A server that a killed JVM left in the same
     * directory is stopped first.
     *
     * @throws PortInUseException if something else listens on the port
     * @throws BackingException if the directory cannot be used, the disk is full or the server does not come up
     */
    public static PostgresProcess start(Settings settings) {
        var postgres = new PostgresProcess(settings, false);
        postgres.start();
        return postgres;
    }

    /** A server on a free port with an empty directory that {@link #close} removes. */
    public static PostgresProcess temporary() {
        var postgres = new PostgresProcess(new Settings(TemporaryDirectories.create("postgres"), Ports.free()), true);
        postgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "postgres-close"));
        return postgres;
    }

    /**
     * Stops the server that a killed JVM left in a directory, if there is one.
     *
     * @return whether there was
     */
    public static boolean stopLeftover(Path directory) {
        var home = directory.toAbsolutePath().normalize();
        return ManagedProcess.stopLeftover(
                home.resolve(PID_FILE), home.toString(), ManagedProcess.StopSignal.INT, STOP_GRACE);
    }

    /** The one temporary server of this JVM, for tests that need a database and do not stop the server. */
    public static PostgresProcess shared() {
        return Shared.INSTANCE;
    }

    /** Starts it again after {@link #stop} or {@link #kill9}, on the same port and data. Does nothing when it runs. */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        prepare();
        stopLeftover(settings.directory());
        Ports.requireFree(NAME, settings.port());
        var started = ManagedProcess.start(new ManagedProcess.Spec(
                NAME,
                OrdinaryUser.command(serverCommand()),
                Map.of(),
                settings.directory(),
                settings.log(),
                pidFile()));
        process = started;
        try {
            started.awaitReady(() -> data.isServedBy(started.pid()), START_LIMIT);
        } catch (BackingException notReady) {
            started.kill9();
            throw notReady;
        }
    }

    /** Ends all sessions and stops in good order; the data stay. */
    public synchronized void stop() {
        if (process != null) {
            // INT is PostgreSQL's fast shutdown; TERM would wait for every client to leave.
            process.stop(ManagedProcess.StopSignal.INT, STOP_GRACE);
        }
    }

    /** Crashes it: SIGKILL to the server and all its backends. */
    public synchronized void kill9() {
        running().kill9();
    }

    /** Stops it from answering, with all connections kept open, until {@link #resume}. */
    public synchronized void pause() {
        running().pause();
    }

    public synchronized void resume() {
        running().resume();
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    public synchronized long pid() {
        return running().pid();
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return settings.port();
    }

    public Path log() {
        return settings.log();
    }

    PostgresData data() {
        return data;
    }

    /** The server's own superuser, for set-up only: services use the owner of a database. */
    public PostgresDatabase superuser() {
        return new PostgresDatabase(
                HOST, settings.port(), "postgres", PostgresData.SUPERUSER, data.superuserPassword());
    }

    /**
     * Makes a role and a database that it owns, as far as they are absent, and sets the role's password.
     *
     * @param name of the database; lower-case letters, digits and underscores
     * @param owner of the database; likewise
     */
    public PostgresDatabase createDatabase(String name, String owner, String password) {
        var database = new PostgresDatabase(HOST, settings.port(), requireIdentifier(name), owner, password);
        try (var connection = superuser().dataSource().getConnection();
                var statement = connection.createStatement()) {
            createRole(connection, owner, password);
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + owner);
            }
            return database;
        } catch (SQLException failed) {
            throw new BackingException("cannot make database " + name + ": " + failed.getMessage(), failed);
        }
    }

    /**
     * Makes a database that one role owns and another works with. What the other owned of it, because it was once made
     * with that one alone, becomes the owner's.
     *
     * @param name of the database; lower-case letters, digits and underscores
     * @param owner of the database; likewise
     * @param service another role; likewise
     */
    public OwnedDatabase createDatabase(
            String name, String owner, String ownerPassword, String service, String servicePassword) {
        var owned = createDatabase(name, owner, ownerPassword);
        try (var connection = superuser().dataSource().getConnection()) {
            createRole(connection, service, servicePassword);
        } catch (SQLException failed) {
            throw new BackingException("cannot make role " + service + ": " + failed.getMessage(), failed);
        }
        var superuser = superuser();
        var inside = new PostgresDatabase(HOST, settings.port(), name, superuser.username(), superuser.password());
        try (var connection = inside.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter database " + name + " owner to " + owner);
            statement.execute("reassign owned by " + service + " to " + owner);
            // A temporary table would be found before the real one of its name.
            statement.execute("revoke temporary on database " + name + " from public");
        } catch (SQLException failed) {
            throw new BackingException(
                    "cannot give database " + name + " to " + owner + ": " + failed.getMessage(), failed);
        }
        return new OwnedDatabase(owned, new PostgresDatabase(HOST, settings.port(), name, service, servicePassword));
    }

    /** Like {@link #freshDatabase}, with a second role that works with it. */
    public OwnedDatabase freshOwnedDatabase(String prefix) {
        var name = prefix + "_" + databases.incrementAndGet();
        return createDatabase(
                name, name + "_owner", PostgresData.randomPassword(), name + "_service", PostgresData.randomPassword());
    }

    /** An empty database of its own for a test: {@code prefix}, a number, and an owner of the same name. */
    public PostgresDatabase freshDatabase(String prefix) {
        var name = prefix + "_" + databases.incrementAndGet();
        return createDatabase(name, name, PostgresData.randomPassword());
    }

    /** Stops it; a temporary one is removed with its data. */
    @Override
    public synchronized void close() {
        stop();
        if (temporary && Files.exists(settings.directory())) {
            TemporaryDirectories.delete(settings.directory());
        }
    }

    private void prepare() {
        var directory = settings.directory();
        try {
            Files.createDirectories(directory);
            Directories.requireUsable(NAME, directory, DISK_NEEDED);
            if (!data.exists()) {
                data.initialise(binaries, !temporary);
            }
        } catch (IOException failed) {
            throw new BackingException(
                    "PostgreSQL cannot use " + directory + ": " + ManagedProcess.reason(failed), failed);
        }
    }

    private List<String> serverCommand() {
        var command = new ArrayList<>(List.of(
                binaries.program("postgres").toString(), "-D", data.location().toString()));
        var configuration = new TreeMap<>(Map.of(
                "port", Integer.toString(settings.port()),
                "listen_addresses", HOST,
                // No socket file: passwords are the only way in.
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "timezone", "UTC",
                "log_timezone", "UTC",
                "shared_buffers", "64MB",
                "max_wal_size", "512MB"));
        configuration.putAll(settings.configuration());
        configuration.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return command;
    }

    private ManagedProcess running() {
        if (process == null) {
            throw new IllegalStateException("PostgreSQL was not started");
        }
        return process;
    }

    private Path pidFile() {
        return settings.directory().resolve(PID_FILE);
    }

    private static void createRole(Connection connection, String role, String password) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", requireIdentifier(role))) {
            try (var statement = connection.createStatement()) {
                statement.execute("create role " + role + " login");
            }
        }
        // The driver hashes it: the password itself reaches neither the server nor its log.
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection connection, String query, String value) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static String requireIdentifier(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name for a database or role: use lower-case letters, digits, underscores");
        }
        return name;
    }

    private static final class Shared {
        private static final PostgresProcess INSTANCE = temporary();
    }
}

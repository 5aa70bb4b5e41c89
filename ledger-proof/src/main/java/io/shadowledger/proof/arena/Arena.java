package io.shadowledger.proof.arena;

import io.shadowledger.sandbox.Programs;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.ManagedProcess;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * PostgreSQL (fsync on), a broker and replicas of the service: real processes on free loopback ports, with their data in
 * a temporary directory. {@link #close}, or the end of this JVM, leaves no process behind.
 */
public final class Arena implements AutoCloseable {

    /** The user of the service that may send events. */
    public static final String FEED = "feed";

    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";

    private static final int MAX_REPLICAS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;
    private final Programs programs;
    private final int[] ports;
    private final PostgresProcess postgres;
    private final KafkaProcess kafka;
    private final CommitTrap trap = new CommitTrap();
    private final List<Replica> replicas = new ArrayList<>();
    private final String password = secret();
    private final String tokenKey = secret();
    private final PostgresDatabase book;
    private final Thread atExit = new Thread(this::stop, "arena-stop");
    private boolean kept;
    private boolean closed;

    private Arena(Path directory, Programs programs, int[] ports, PostgresProcess postgres, KafkaProcess kafka) {
        this.directory = directory;
        this.programs = programs;
        this.ports = ports;
        this.postgres = postgres;
        this.kafka = kafka;
        this.book = postgres.createDatabase("book", "book", secret());
    }

    /** Starts database and broker. */
    public static Arena open(Path root) {
        return open(root, Map.of());
    }

    /**
     * Starts database and broker.
     *
     * @param postgresSettings of the server, beyond the usual ones
     */
    public static Arena open(Path root, Map<String, String> postgresSettings) {
        var directory = ArenaDirectory.create();
        var programs = new Programs(root);
        int[] ports = ArenaPorts.free(3 + 2 * MAX_REPLICAS);
        var kafka = KafkaProcess.start(new KafkaProcess.Settings(
                programs.brokerHome(),
                directory.resolve(KAFKA),
                ports[1],
                ports[2],
                directory.resolve("kafka.log"),
                256));
        try {
            var postgres = PostgresProcess.start(new PostgresProcess.Settings(
                    directory.resolve(POSTGRES), ports[0], directory.resolve("postgres.log"), postgresSettings));
            var arena = new Arena(directory, programs, ports, postgres, kafka);
            Runtime.getRuntime().addShutdownHook(arena.atExit);
            return arena;
        } catch (RuntimeException failed) {
            kafka.kill9();
            throw failed;
        }
    }

    public Path directory() {
        return directory;
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** The database that the replicas post to. */
    public PostgresDatabase book() {
        return book;
    }

    /** The server's process, whose children serve the connections. */
    public long postgresPid() {
        return postgres.pid();
    }

    public long brokerPid() {
        return kafka.pid();
    }

    /** The server's superuser: to set up and to look, not to post with. */
    public PostgresDatabase superuser() {
        return postgres.superuser();
    }

    /** Another, empty one. */
    public PostgresDatabase database(String name) {
        return postgres.createDatabase(name, name, secret());
    }

    /** Cuts the next COMMIT of any replica. */
    public CommitTrap trap() {
        return trap;
    }

    public String password() {
        return password;
    }

    /** All that were started, running or not. */
    public synchronized List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    /**
     * Starts one more replica.
     *
     * @param settings of the service, by property
     */
    public synchronized Replica addReplica(Map<String, String> settings) {
        return addReplica(programs.service(), settings, true);
    }

    /**
     * Starts a replica as a container would: the usual collector and compilers, and nothing between it and the database.
     *
     * @param heapMegabytes its largest heap
     * @param settings of the service, by property
     */
    public synchronized Replica addMeasuredReplica(int heapMegabytes, Map<String, String> settings) {
        return addReplica(programs.measuredService(heapMegabytes), settings, false);
    }

    private Replica addReplica(List<String> program, Map<String, String> settings, boolean cuttable) {
        requireOpen();
        int number = replicas.size();
        if (number == MAX_REPLICAS) {
            throw new IllegalStateException("there are " + MAX_REPLICAS + " replicas already");
        }
        int port = ports[3 + 2 * number];
        var line = new DatabaseLine(ports[4 + 2 * number], postgres.port(), trap);
        var command = new ArrayList<>(program);
        command.add("--server.port=" + port);
        command.add("--spring.main.banner-mode=off");
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        var name = "replica-" + (number + 1);
        var replica = new Replica(
                new ManagedProcess.Spec(
                        name,
                        command,
                        environment(cuttable ? line.port() : postgres.port()),
                        directory,
                        directory.resolve(name + ".log"),
                        directory.resolve(name + Replica.PID_SUFFIX)),
                port,
                line);
        replicas.add(replica);
        replica.start();
        return replica;
    }

    /** Crashes PostgreSQL: SIGKILL to the server and all its backends. */
    public void killPostgres() {
        postgres.kill9();
    }

    public synchronized void startPostgres() {
        requireOpen();
        postgres.start();
    }

    /** Crashes the broker: SIGKILL. */
    public void killBroker() {
        kafka.kill9();
    }

    public synchronized void startBroker() {
        requireOpen();
        kafka.start();
    }

    /** From here on the directory outlives the arena. */
    public synchronized void keep() {
        kept = true;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        replicas.forEach(Replica::close);
        kafka.kill9();
        // In good order, so that what is kept can be looked at at once
        postgres.stop();
        if (!kept) {
            ArenaDirectory.delete(directory);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("everything is being stopped");
        }
    }

    private Map<String, String> environment(int databasePort) {
        return Map.of(
                "POSTGRES_HOST", book.host(),
                "POSTGRES_PORT", Integer.toString(databasePort),
                "POSTGRES_DATABASE", book.name(),
                "POSTGRES_USERNAME", book.username(),
                "POSTGRES_PASSWORD", book.password(),
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "SHADOWLEDGER_JWT_SECRET", tokenKey,
                "SHADOWLEDGER_USERS",
                        FEED + ":{bcrypt}" + BCrypt.hashpw(password, BCrypt.gensalt(4)) + ":user,auditor");
    }

    private static String secret() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

package io.shadowledger.sandbox.backing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, one node) on 127.0.0.1 in a process of its own: the module sandbox-broker, found through
 * the system property {@value #BROKER_HOME}. Topics are not made by use; whoever needs one makes it. Its data stay in
 * the directory, so that a later start continues with them.
 */
public final class KafkaProcess implements AutoCloseable {

    /** The system property that names the directory with the broker's {@code classes} and {@code lib}. */
    public static final String BROKER_HOME = "shadowledger.broker.home";

    static final String PID_FILE = "kafka.pid";

    private static final String NAME = "Kafka";
    private static final String HOST = "127.0.0.1";
    private static final long DISK_NEEDED = 200L << 20;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_GRACE = Duration.ofSeconds(30);

    private final Settings settings;
    private final boolean temporary;
    private final AtomicInteger names = new AtomicInteger();
    private @Nullable ManagedProcess process;

    private KafkaProcess(Settings settings, boolean temporary) {
        this.settings = settings;
        this.temporary = temporary;
    }

    /**
     * @param brokerHome the directory with the broker's {@code classes} and {@code lib}
     * @param directory holds the data; made if absent
     * @param port for clients
     * @param controllerPort for the controller, of no interest to clients
     * @param log its log file
     * @param heapMegabytes the broker's largest heap
     */
    public record Settings(Path brokerHome, Path directory, int port, int controllerPort, Path log, int heapMegabytes) {

        public Settings {
            brokerHome = brokerHome.toAbsolutePath().normalize();
            directory = directory.toAbsolutePath().normalize();
            log = log.toAbsolutePath().normalize();
        }

        public Settings(Path directory, int port, int controllerPort) {
            this(configuredBrokerHome(), directory, port, controllerPort, directory.resolve("kafka.log"), 256);
        }
    }

    /**
     * Starts a broker; the first time in a directory its storage is formatted. A broker that a killed JVM left in the
     * same directory is stopped first.
     *
     * @throws PortInUseException if something else listens on one of the ports
     * @throws BackingException if the directory cannot be used, the disk is full or the broker does not come up
     */
    public static KafkaProcess start(Settings settings) {
        var kafka = new KafkaProcess(settings, false);
        kafka.start();
        return kafka;
    }

    /** A broker on free ports with an empty directory that {@link #close} removes. */
    public static KafkaProcess temporary() {
        var ports = Ports.free(2);
        var kafka = new KafkaProcess(new Settings(TemporaryDirectories.create("kafka"), ports[0], ports[1]), true);
        kafka.start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-close"));
        return kafka;
    }

    /**
     * Stops the broker that a killed JVM left in a directory, if there is one.
     *
     * @return whether there was
     */
    public static boolean stopLeftover(Path directory) {
        var home = directory.toAbsolutePath().normalize();
        return ManagedProcess.stopLeftover(
                home.resolve(PID_FILE), home.toString(), ManagedProcess.StopSignal.TERM, STOP_GRACE);
    }

    /** The one temporary broker of this JVM, for tests that use topics of their own and do not stop the broker. */
    public static KafkaProcess shared() {
        return Shared.INSTANCE;
    }

    /** Starts it again after {@link #stop} or {@link #kill9}, on the same ports and data. Does nothing when it runs. */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        prepare();
        stopLeftover(settings.directory());
        Ports.requireFree(NAME, settings.port());
        Ports.requireFree(NAME + "'s controller", settings.controllerPort());
        var started = ManagedProcess.start(
                new ManagedProcess.Spec(NAME, command(), Map.of(), settings.directory(), settings.log(), pidFile()));
        process = started;
        try {
            started.awaitReady(
                    () -> started.output().lines().anyMatch("ready"::equals) && !Ports.isFree(settings.port()),
                    START_LIMIT);
        } catch (BackingException notReady) {
            started.kill9();
            throw notReady;
        }
    }

    /** Stops it in good order; the data stay. */
    public synchronized void stop() {
        if (process != null) {
            process.stop(ManagedProcess.StopSignal.TERM, STOP_GRACE);
        }
    }

    /** Crashes it: SIGKILL. */
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

    public int port() {
        return settings.port();
    }

    public Path log() {
        return settings.log();
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return HOST + ":" + settings.port();
    }

    /** A name, for a topic or a group, that no other call on this broker returns. */
    public String uniqueName(String prefix) {
        return prefix + "-" + names.incrementAndGet();
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
        if (Files.notExists(settings.brokerHome().resolve("lib"))) {
            throw new BackingException("the Kafka broker is not built: " + settings.brokerHome()
                    + " has no lib directory; run ./shadowledger build");
        }
        try {
            Files.createDirectories(directory);
            Directories.requireUsable(NAME, directory, DISK_NEEDED);
        } catch (IOException failed) {
            throw new BackingException("Kafka cannot use " + directory + ": " + ManagedProcess.reason(failed), failed);
        }
    }

    private List<String> command() {
        var home = settings.brokerHome();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                // The client library still uses Unsafe on purpose; its warning is no news to us.
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                home.resolve("classes") + File.pathSeparator + home.resolve("lib") + "/*",
                "io.shadowledger.sandbox.broker.BrokerMain",
                settings.directory().toString(),
                Integer.toString(settings.port()),
                Integer.toString(settings.controllerPort()));
    }

    private ManagedProcess running() {
        if (process == null) {
            throw new IllegalStateException("Kafka was not started");
        }
        return process;
    }

    private Path pidFile() {
        return settings.directory().resolve(PID_FILE);
    }

    private static Path configuredBrokerHome() {
        var home = System.getProperty(BROKER_HOME);
        if (home == null || home.isBlank()) {
            throw new BackingException(
                    "the system property " + BROKER_HOME + " must name the target directory of module sandbox-broker");
        }
        return Path.of(home);
    }

    private static final class Shared {
        private static final KafkaProcess INSTANCE = temporary();
    }
}

package io.shadowledger.sandbox;

import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.OwnedDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.sandbox.home.Credentials;
import io.shadowledger.sandbox.home.PortPlan;
import io.shadowledger.sandbox.home.SandboxHome;
import io.shadowledger.sandbox.home.SandboxPort;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/** What a ledger stands on. */
record Servers(PostgresProcess postgres, OwnedDatabase database, KafkaProcess kafka, Cluster cluster) {

    private static final String DATABASE = "shadowledger";
    /** Owns the tables, so that the service cannot alter what holds four eyes against it. */
    private static final String OWNER = "shadowledger_owner";

    private static final int BROKER_HEAP_MEGABYTES = 256;

    /** Starts all of them, each added to the parts; they know nothing of each other and start side by side. */
    static Servers start(
            KubernetesMode mode,
            SandboxHome home,
            Programs programs,
            PortPlan plan,
            Credentials credentials,
            Parts parts,
            Progress progress) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var postgres = CompletableFuture.supplyAsync(() -> postgres(home, plan, parts, progress), threads);
            var kafka = CompletableFuture.supplyAsync(() -> kafka(home, programs, plan, parts, progress), threads);
            var cluster = CompletableFuture.supplyAsync(
                    () -> Cluster.start(mode, home, programs, plan, parts, progress), threads);
            var database = postgres.thenApply(server -> server.createDatabase(
                    DATABASE,
                    OWNER,
                    Objects.requireNonNull(credentials.ownerPassword()),
                    DATABASE,
                    credentials.databasePassword()));
            // Waits for all, also when one failed: what did start must be known to be stopped.
            CompletableFuture.allOf(database, kafka, cluster).join();
            return new Servers(postgres.join(), database.join(), kafka.join(), cluster.join());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** One that ended without being asked to, with the place of its log. */
    Optional<String> failure() {
        if (!postgres.isRunning()) {
            return Optional.of("PostgreSQL ended; see " + postgres.log());
        }
        if (!kafka.isRunning()) {
            return Optional.of("Kafka ended; see " + kafka.log());
        }
        return cluster.failure();
    }

    private static PostgresProcess postgres(SandboxHome home, PortPlan plan, Parts parts, Progress progress) {
        var watch = Stopwatch.start();
        var settings = new PostgresProcess.Settings(
                home.postgres(), plan.port(SandboxPort.POSTGRES), home.logs().resolve("postgres.log"), Map.of());
        var postgres = parts.add("PostgreSQL", PostgresProcess.start(settings));
        progress.done("PostgreSQL", "127.0.0.1:" + postgres.port(), watch.elapsed());
        return postgres;
    }

    private static KafkaProcess kafka(
            SandboxHome home, Programs programs, PortPlan plan, Parts parts, Progress progress) {
        var watch = Stopwatch.start();
        var settings = new KafkaProcess.Settings(
                programs.brokerHome(),
                home.kafka(),
                plan.port(SandboxPort.KAFKA),
                plan.port(SandboxPort.KAFKA_CONTROLLER),
                home.logs().resolve("kafka.log"),
                BROKER_HEAP_MEGABYTES);
        var kafka = parts.add("Kafka", KafkaProcess.start(settings));
        progress.done("Kafka", kafka.bootstrapServers(), watch.elapsed());
        return kafka;
    }
}

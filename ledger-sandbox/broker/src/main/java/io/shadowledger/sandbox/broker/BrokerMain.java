package io.shadowledger.sandbox.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * Runs one Kafka broker until it is told to stop (SIGTERM, SIGINT): {@code BrokerMain DIRECTORY PORT CONTROLLER-PORT}.
 * Prints {@value #READY} on standard output when clients can connect; its log goes to standard error. Exit codes: 0
 * after an orderly stop, 1 when it could not start, 2 on wrong arguments.
 */
public final class BrokerMain {

    /** The line on standard output that says that clients can connect. */
    public static final String READY = "ready";

    private BrokerMain() {}

    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            exit(2, "usage: BrokerMain DIRECTORY PORT CONTROLLER-PORT");
            return;
        }
        try {
            run(new BrokerSettings(
                    Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])));
        } catch (IllegalArgumentException wrong) {
            exit(2, "wrong arguments: " + wrong.getMessage());
        } catch (IOException | RuntimeException failed) {
            exit(1, "the broker did not start: " + failed);
        }
    }

    private static void run(BrokerSettings settings) throws IOException {
        writeConfiguration(settings);
        if (Files.notExists(settings.metaProperties())) {
            format(settings);
        }
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings.properties(), false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        System.out.println(READY);
        System.out.flush();
        server.awaitShutdown();
    }

    private static void writeConfiguration(BrokerSettings settings) throws IOException {
        Files.createDirectories(settings.logDirectory());
        try (var out = Files.newBufferedWriter(settings.configuration())) {
            settings.properties().store(out, "Written at every start; changes here are lost");
        }
    }

    private static void format(BrokerSettings settings) {
        var said = new ByteArrayOutputStream();
        int code = StorageTool.execute(
                new String[] {
                    "format",
                    "--cluster-id",
                    Uuid.randomUuid().toString(),
                    "--config",
                    settings.configuration().toString()
                },
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IllegalStateException("cannot format " + settings.logDirectory() + ": "
                    + said.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private static void exit(int code, String message) {
        System.err.println(message);
        System.exit(code);
    }
}

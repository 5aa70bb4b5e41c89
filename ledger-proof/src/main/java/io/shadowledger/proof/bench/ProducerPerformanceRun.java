package io.shadowledger.proof.bench;

import io.shadowledger.sandbox.Programs;
import io.shadowledger.sandbox.backing.BackingException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Kafka's own kafka-producer-perf-test, in a process of its own. */
final class ProducerPerformanceRun {

    // Its last line: 1000000 records sent, 412345.6 records/sec (…
    private static final Pattern RESULT = Pattern.compile("(\\d+) records sent, ([0-9.]+) records/sec");

    private ProducerPerformanceRun() {}

    /**
     * Produces records of one size, acknowledged by all replicas and idempotent, as fast as the broker takes them.
     *
     * @return records per second
     */
    static double of(Path root, String bootstrapServers, String topic, int records, int recordBytes) {
        var home = new Programs(root).brokerHome();
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                home.resolve("classes") + File.pathSeparator + home.resolve("lib") + "/*",
                "org.apache.kafka.tools.ProducerPerformance",
                "--bootstrap-server",
                bootstrapServers,
                "--topic",
                topic,
                "--num-records",
                Integer.toString(records),
                "--record-size",
                Integer.toString(recordBytes),
                "--throughput",
                "-1",
                "--command-property",
                "acks=all",
                "enable.idempotence=true");
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var output = process.inputReader()) {
                var said = output.readAllAsString();
                var result = RESULT.matcher(said.lines().reduce("", (_, line) -> line));
                if (process.waitFor() != 0 || !result.find()) {
                    throw new BackingException("kafka-producer-perf-test failed: " + said.strip());
                }
                return Double.parseDouble(result.group(2));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failed) {
            throw new BackingException("kafka-producer-perf-test cannot be started: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while measuring", interrupted);
        }
    }
}

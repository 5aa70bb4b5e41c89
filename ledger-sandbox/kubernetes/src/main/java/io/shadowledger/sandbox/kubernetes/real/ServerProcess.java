package io.shadowledger.sandbox.kubernetes.real;

import io.shadowledger.sandbox.kubernetes.KubernetesUnavailableException;
import io.shadowledger.sandbox.kubernetes.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server of ours: started, awaited, stopped by its process. */
final class ServerProcess implements AutoCloseable {

    private static final long GRACE_SECONDS = 20;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final String name;
    private final Process process;
    private final ProcessTable table;
    private final Path log;

    private ServerProcess(String name, Process process, ProcessTable table, Path log) {
        this.name = name;
        this.process = process;
        this.table = table;
        this.log = log;
    }

    static ServerProcess start(String name, List<String> command, ProcessTable table, Path log) {
        try {
            Files.createDirectories(log.getParent());
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            table.add(process.toHandle());
            return new ServerProcess(name, process, table, log);
        } catch (IOException e) {
            throw new KubernetesUnavailableException("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the server answers.
     *
     * @throws KubernetesUnavailableException with the end of its log if it has ended or does not answer in time
     */
    void await(BooleanSupplier answers, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        try {
            while (!answers.getAsBoolean()) {
                if (process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new KubernetesUnavailableException(
                            name + " ended with code " + process.exitValue() + ":\n" + tail());
                }
                if (System.nanoTime() > end) {
                    throw new KubernetesUnavailableException(
                            name + " did not answer within " + limit.toSeconds() + " s, see " + log + ":\n" + tail());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubernetesUnavailableException("Interrupted while waiting for " + name, e);
        }
    }

    @Override
    public void close() {
        ProcessTable.stop(process.toHandle(), GRACE_SECONDS);
        table.remove(process.toHandle());
    }

    private String tail() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }
}

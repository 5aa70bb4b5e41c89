package io.shadowledger.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Caches of what a program loads at start (JEP 483, 514), which halve the processor time that a start takes. They are
 * recorded once per build, at the lowest priority, while the sandbox already runs; without them, or when one does not
 * fit, a start is only slower.
 */
final class StartCaches implements AutoCloseable {

    private static final long LIMIT_MINUTES = 5;

    /** Nothing listens there: a training run must not touch what happens to run on this machine. */
    private static final String NOWHERE = "127.0.0.1:1";

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KUBECONFIG", "/dev/null",
            "POSTGRES_PORT", "1",
            "KAFKA_BOOTSTRAP_SERVERS", NOWHERE,
            "SHADOWLEDGER_LEDGER_URL", "http://" + NOWHERE,
            "SHADOWLEDGER_DRIFT_URL", "http://" + NOWHERE,
            "SHADOWLEDGER_JWT_SECRET", "a-key-of-a-training-run-that-signs-no-token",
            "SHADOWLEDGER_USERS", "training:{bcrypt}$2a$10$zzzzzzzzzzzzzzzzzzzzzuQ1Q1Q1Q1Q1Q1Q1Q1Q1Q1Q1Q1Q1Q1Q1Q:user");

    private final List<List<String>> missing;
    private final Path log;
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable Process current;

    private StartCaches(List<List<String>> missing, Path log) {
        this.missing = missing;
        this.log = log;
        this.thread = Thread.ofPlatform().daemon().name("start-caches").unstarted(this::record);
    }

    /** Where the cache of an unpacked program is, once it was recorded. */
    static Path file(Path jar) {
        return jar.resolveSibling("start.aot");
    }

    /**
     * Begins to record the caches that are missing, one after the other.
     *
     * @param programs the commands, each ending with {@code -jar} and the program's jar
     */
    static StartCaches record(List<List<String>> programs, Path log) {
        var caches = new StartCaches(
                programs.stream()
                        .filter(command -> Files.notExists(file(Path.of(command.getLast()))))
                        .toList(),
                log);
        caches.thread.start();
        return caches;
    }

    /** Ends a recording that is under way; the next start of the sandbox begins it anew. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        var process = current;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }

    private void record() {
        for (var command : missing) {
            if (!closing) {
                record(command);
            }
        }
    }

    /** The program starts as far as it gets without its servers, and ends; the JVM then writes the cache. */
    private void record(List<String> program) {
        var cache = file(Path.of(program.getLast()));
        var unfinished = cache.resolveSibling(cache.getFileName() + ".new");
        var command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(program.subList(0, program.size() - 2));
        command.addAll(List.of(
                "-XX:AOTCacheOutput=" + unfinished,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                program.getLast(),
                "--server.port=0"));
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(new HashMap<>(ENVIRONMENT));
            var process = builder.start();
            current = process;
            if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) && !closing && Files.exists(unfinished)) {
                Files.move(unfinished, cache);
            }
            process.destroyForcibly();
            Files.deleteIfExists(unfinished);
        } catch (IOException notPossible) {
            // Only a start that could have been faster; the log has what the program said.
            closing = true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
